import type { Command } from 'commander';
import type { Planbuch } from '#assembly';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';
import type { Service } from '../service.js';
import type { Terminal } from '../terminal.js';

export interface ServiceOptions {
  readonly port?: string;
  readonly host?: string;
}

export function startCommand(cli: Cli): Command {
  const command = cli.command(
    'start',
    label(
      'startet Schnittstelle und Lesestände, bis Strg-C kommt',
      'starts the api and the read models, until Ctrl-C',
    ),
  );
  for (const option of serviceOptions(cli)) command.addOption(option);
  return command.action(cli.does<ServiceOptions>(start));
}

export function serviceOptions(cli: Cli) {
  return [
    cli.option(
      '--port <number>',
      label(
        'Port der Schnittstelle (sonst 8420; 0: irgendein freier)',
        'port of the api (else 8420; 0: any free one)',
      ),
    ),
    cli.option(
      '--host <address>',
      label('Adresse der Schnittstelle (sonst 127.0.0.1)', 'address of the api (else 127.0.0.1)'),
    ),
  ];
}

function start(call: Call<ServiceOptions>): Promise<undefined> {
  onlyAtTheDatabase(call);
  return withPlanbuch(
    call,
    async (planbuch) => {
      const { interruption, refuseSecondService, startService } = await import('../service.js');
      await refuseSecondService(planbuch);
      const service = await startService(planbuch);
      try {
        tell(call.terminal, planbuch, service);
        call.terminal.document(serviceDocument(planbuch, service));
        await interruption(call.signal);
        call.terminal.note(label('Beende …', 'Stopping …'));
      } finally {
        await service.close();
      }
      return undefined;
    },
    { logs: 'info', serves: true },
  );
}

export function serviceDocument(
  { config, workplace, administrator }: Planbuch,
  { url, port }: Service,
): object {
  return {
    url,
    port,
    pid: process.pid,
    ...(workplace
      ? { data: workplace.folder }
      : { database: config.database === 'embedded' ? '' : 'DATABASE_URL' }),
    ...(administrator ? { tokenFile: administrator.file } : {}),
  };
}

function tell(terminal: Terminal, { administrator, workplace }: Planbuch, { url }: Service): void {
  terminal.line(
    label(`Planbuch läuft: ${url} (Strg-C beendet es)`, `Planbuch runs: ${url} (Ctrl-C ends it)`),
  );
  terminal.line(label(`  Seite zum Ausprobieren: ${url}/docs`, `  A page to try it: ${url}/docs`));
  if (workplace) terminal.line(label(`  Daten: ${workplace.folder}`, `  Data: ${workplace.folder}`));
  if (administrator)
    terminal.line(
      label(
        `  Zugang der Verwaltung (nur für Sie lesbar): ${administrator.file}`,
        `  The administrator's token (readable by you only): ${administrator.file}`,
      ),
    );
}
