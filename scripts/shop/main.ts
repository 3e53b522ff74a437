import { enableCompileCache } from 'node:module';

// A shell asks at each tab: with what was compiled before, half of the start is spared.
enableCompileCache();
const { productionPorts } = await import('#scripts/shop/ports.ts');
const { runShop } = await import('#scripts/shop/run-shop.ts');

// `shop … | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runShop(process.argv.slice(2), productionPorts());
