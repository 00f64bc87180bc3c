import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';

test('a deleted pod is replaced, step by step, and every step says why', async ({ page }) => {
  await openCluster(page, 'self-healing');
  await expect(page.getByText('3 wanted · 3 ready')).toBeVisible();
  const before = await podButtons(page);
  await page.getByRole('radio', { name: '10×' }).check({ force: true });
  await page.getByRole('button', { name: /^Delete web-/ }).click();
  await expect(page.getByText(/pod "web-.*" deleted/)).toBeVisible();
  await expect(page.getByText('3 wanted · 3 ready')).toBeVisible();
  const after = await podButtons(page);
  expect(after).not.toEqual(before);
  const reasons = page.getByRole('region', { name: 'What happened and why' });
  await reasons.getByRole('button', { name: 'Show earlier ones' }).click();
  await expect(reasons.getByText(/3 wanted - 2 active = 1 to create/)).toBeVisible();
});

test('commands are typed, piped, recalled and refused as in a terminal, and why leads back to one', async ({
  page,
}) => {
  await openCluster(page, 'self-healing');
  const terminal = page.getByRole('region', { name: 'Terminal' });
  const command = terminal.getByRole('textbox', { name: 'Command' });
  await command.fill('kubectl get pods --no-headers | wc -l');
  await command.press('Enter');
  await expect(terminal.getByText('3', { exact: true })).toBeVisible();
  await command.press('ArrowUp');
  await expect(command).toHaveValue('kubectl get pods --no-headers | wc -l');
  await command.fill('kubectl get nothing');
  await command.press('Enter');
  await expect(terminal.getByText(`doesn't have a resource type "nothing"`)).toBeVisible();

  await command.fill('kubectl scale deployment web --replicas=4');
  await command.press('Enter');
  await expect(terminal.getByText('deployment.apps/web scaled')).toBeVisible();
  const reasons = page.getByRole('region', { name: 'What happened and why' });
  await reasons.getByRole('button', { name: 'Show earlier ones' }).click();
  await reasons.getByText(/4 wanted - 3 active = 1 to create/).click();
  await expect(reasons.getByText('learner, by command.kubectl')).toBeVisible();

  await command.fill('kubectl create namespace mine --as=dev');
  await command.press('Enter');
  await reasons.getByText(/request of dev is refused by authorization/).click();
  await expect(reasons.getByText('authentication: passed.')).toBeVisible();
  await expect(reasons.getByText('storage: not reached.')).toBeVisible();
});

test('rewinding shows the past; acting there starts another future, which can be taken back', async ({
  page,
}) => {
  await openCluster(page, 'self-healing');
  const slider = page.getByRole('slider', { name: 'Revision' });
  const head = Number(await slider.getAttribute('max'));
  await slider.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(`You are at revision ${head - 3} of ${head}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Scale up' }).click();
  await expect(
    page.getByText(`This is another future, from revision ${head - 3} on.`),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(slider).toHaveAttribute('max', String(head));
  await expect(page.getByText('3 wanted')).toBeVisible();
});

test('a stopped node is noticed late, and its pods are replaced later still', async ({ page }) => {
  await openCluster(page, 'node-failure');
  await page.getByRole('radio', { name: '60×' }).check({ force: true });
  await page.getByRole('button', { name: 'Stop node-2' }).click();
  await expect(page.getByRole('button', { name: 'Start node-2' })).toBeVisible();
  await expect(page.getByText('NotReady').first()).toBeVisible();
  await expect(page.getByText(/6 wanted · 6 ready/)).toBeVisible();
});

test('who reaches which service, through what, and what unready pods change', async ({ page }) => {
  await openCluster(page, 'services');
  const reach = page.getByRole('table', { name: 'Who reaches which service' });
  await expect(
    reach.getByRole('button', { name: 'The internet reaches inside: no' }),
  ).toBeVisible();
  await expect(reach.getByRole('button', { name: 'The internet reaches nodes: no' })).toBeVisible();
  await reach.getByRole('button', { name: 'The internet reaches world: yes' }).click();
  await page.getByRole('button', { name: 'Send 50' }).click();
  await expect(page.getByText('50', { exact: false }).first()).toBeVisible();
  for (const pod of await podButtons(page)) {
    await page.getByRole('button', { name: pod }).press('Enter');
    await page.getByRole('button', { name: 'Break its readiness' }).click();
  }
  await expect(reach.getByRole('button', { name: 'The internet reaches world: no' })).toBeVisible();
  await page.getByRole('button', { name: 'Send 1' }).click();
  await expect(page.getByText(/has no ready endpoint/)).toBeVisible();
});

async function openCluster(page: Page, scenario: string): Promise<void> {
  await page.goto(`/clusters/${scenario}`);
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
}

/** The names of the pods that are drawn. */
async function podButtons(page: Page): Promise<string[]> {
  const drawn = await page.getByRole('button', { name: /^Pod web-/ }).all();
  const labels = await Promise.all(drawn.map((pod) => pod.getAttribute('aria-label')));
  return labels.map((label) => label?.split(',')[0] ?? '').sort();
}

test('a drawing that is hidden and shown again is drawn as before', async ({ page }) => {
  await page.goto('/clusters/self-healing');
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
  const hide = (isHidden: boolean) =>
    page.locator('#main').evaluate((main, hidden) => {
      main.style.display = hidden ? 'none' : '';
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, isHidden);
  await hide(true);
  await hide(false);
  await expect(page.getByRole('slider', { name: 'Revision' })).toBeVisible();
});
