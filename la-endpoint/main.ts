import { openApiDocument } from '../shared/sync/protocol/openapi.ts';
import { readCommands, runCommand, secretOf } from './commands.ts';
import { readSettings } from './settings.ts';
import { startEndpoint } from './endpoint.ts';

/** One line of JSON an event, for whoever collects logs. Never content of a request, never a name. */
function say(event: string, details: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown fault';
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if ('problem' in settings) throw new Error(settings.problem);
  const commands = readCommands(process.argv.slice(2));
  if (commands.openapi) {
    process.stdout.write(JSON.stringify(openApiDocument()));
    return;
  }
  if (commands.backup !== null || commands.restore !== null) {
    const lines = await runCommand(commands, settings, await secretOf(commands, process.env));
    process.stdout.write(`${lines.join('\n')}\n`);
    return;
  }
  const endpoint = await startEndpoint({
    settings,
    onAnswered: (line) => say('request', { ...line }),
    // The kind of fault, not its words: a database's words may quote a row.
    onTrouble: (error, where) => say('trouble', { where, kind: error instanceof Error ? error.name : typeof error }),
  });
  say('started', { address: endpoint.address });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      say('stopping');
      void endpoint.stop().then(() => process.exit(0));
    });
  }
  const code = endpoint.code ?? (commands.newCentre ? await endpoint.newCentreCode() : null);
  const codeLine = code === null ? '' : `One-time code to enrol a centre, for 7 days: ${code}\n`;
  // In one piece, so that who reads the address has the code too.
  process.stdout.write(`The LA endpoint is running at ${endpoint.address}\n${codeLine}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The LA endpoint could not do this: ${wordsOf(error)}\n`);
  process.exit(1);
});
