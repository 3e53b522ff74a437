import { productionPorts } from '#scripts/shop/ports.ts';
import { runShop } from '#scripts/shop/run-shop.ts';

// `shop … | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runShop(process.argv.slice(2), productionPorts());
