import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import type { Check } from '../doctor/check.js';
import { EXIT } from '../failure.js';
import type { ExitCode } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase } from '../place.js';
import type { Terminal } from '../terminal.js';

export function doctorCommand(cli: Cli): Command {
  return cli
    .command(
      'doctor',
      label(
        'prüft Einstellungen, Rechte, Datenbank und Lesestände und sagt, was zu tun ist',
        'checks settings, rights, database and read models, and says what to do',
      ),
    )
    .addOption(
      cli.option(
        '--settings',
        label(
          'nur die Einstellungen; öffnet nichts, auch keine Datenbank',
          'only the settings; opens nothing, no database either',
        ),
      ),
    )
    .action(cli.does<Options>(doctor));
}

interface Options {
  readonly settings?: true;
}

async function doctor(call: Call<Options>): Promise<ExitCode> {
  onlyAtTheDatabase(call);
  const { terminal } = call;
  const [{ examine }, { configOf }] = await Promise.all([
    import('../doctor/examine.js'),
    import('../open-place.js'),
  ]);
  const { settings: settingsOnly = false } = call.options;
  const checks = await examine(() => configOf(call), { settingsOnly });
  const ok = checks.every((check) => check.ok);
  await tell(terminal, checks);
  terminal.document({
    ok,
    checks: checks.map(({ found, ...check }) => ({ ...check, found: terminal.text(found) })),
  });
  return ok ? EXIT.fine : EXIT.refused;
}

async function tell(terminal: Terminal, checks: readonly Check[]): Promise<void> {
  const { checkTitles } = await import('../doctor/check.js');
  const width = Math.max(...checks.map(({ name }) => terminal.text(checkTitles[name]).length));
  for (const { name, ok, found, advice } of checks) {
    terminal.line(
      `${ok ? '✓' : '✗'} ${terminal.text(checkTitles[name]).padEnd(width)}  ${terminal.text(found)}`,
    );
    if (advice) terminal.line(`  ${' '.repeat(width)}  → ${terminal.text(advice)}`);
  }
}
