import { setTimeout as wait } from 'node:timers/promises';
import { expect, postgresPid, startServer, test } from './fixtures';

test('a server that was killed starts again at once with everything still there', async ({
  context,
  page,
  dataFolder,
}) => {
  // It makes a database and starts twice.
  test.slow();
  const first = await startServer({ port: 0, dataFolder });
  await page.goto(`${first.url}/review`);
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press(' ');
  await page.keyboard.press('4');
  await expect(page.getByText('Saved')).toBeVisible();
  await page.close();
  await first.kill('SIGKILL');

  const port = Number(new URL(first.url).port);
  const second = await startServer({ port, dataFolder });
  expect(second.url).toBe(first.url);
  expect((await context.request.get(`${second.url}/readyz`)).status()).toBe(200);
  const returned = await context.newPage();
  await returned.goto(`${second.url}/review`);
  await expect(returned.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '');
  expect(await second.kill('SIGTERM')).toBe(0);
});

test('a taken port is named, and what to do', async ({ baseURL, dataFolder }) => {
  const port = Number(new URL(baseURL ?? '').port);
  await expect(startServer({ port, dataFolder })).rejects.toThrow(
    `Readyz ended with 1: Port ${port} is taken by another program: stop it, or choose another with PORT=${port + 1} npm start.\n`,
  );
});

test('a server that nobody listens to ends when its database dies, and does not spin', async ({
  dataFolder,
}) => {
  const server = await startServer({ port: 0, dataFolder });
  server.hangUp();
  const pid = await postgresPid(dataFolder);
  if (pid === undefined) throw new Error('no database runs');
  process.kill(pid, 'SIGQUIT');
  expect(await server.exited).toBe(1);
});

test('one Ctrl-C, which npm hands on a second time, stops in order', async ({ dataFolder }) => {
  const server = await startServer({ port: 0, dataFolder });
  void server.kill('SIGINT');
  await wait(10);
  expect(await server.kill('SIGINT')).toBe(0);
  expect(await postgresPid(dataFolder)).toBeUndefined();
});

test('a terminal that is closed stops it in order too', async ({ dataFolder }) => {
  const server = await startServer({ port: 0, dataFolder });
  server.hangUp();
  expect(await server.kill('SIGHUP')).toBe(0);
  expect(await postgresPid(dataFolder)).toBeUndefined();
});

test('an address that cannot be read is refused, and is no mistake of ours', async ({
  request,
}) => {
  expect((await request.get('/banks/%E0%A4%A')).status()).toBe(400);
});
