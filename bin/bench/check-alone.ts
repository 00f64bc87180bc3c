/** Checks a folder in a process that does nothing else, and prints the most memory that took, in MB. */
import { main } from '../commands/main';

const [folder = ''] = process.argv.slice(2);
await main(['bank', 'check', folder, '--json'], { print: () => {}, complain: () => {} });
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
