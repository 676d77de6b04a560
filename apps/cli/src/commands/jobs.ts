import type { Command } from 'commander';
import type { Job, JobState } from '#jobs';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { CommandFailed, EXIT } from '../failure.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withoutLedgers } from '../place.js';
import { ledgerOption } from './act.js';

interface ListOptions {
  readonly ledger?: string;
  readonly queue?: string;
  readonly state?: JobState;
}

export function jobsCommand(cli: Cli): Command {
  const command = cli.command(
    'jobs',
    label(
      'Aufträge, die länger dauern: ihr Stand; aufgegebene wiederholen; verwerfen',
      'work that takes longer: how it stands; repeats what was given up; discards',
    ),
  );
  command.addCommand(listCommand(cli), { isDefault: true });
  command.addCommand(
    cli
      .command('show', label('zeigt einen Auftrag und sein Ergebnis', 'shows a job and its result'))
      .argument('<id>', cli.text(ID))
      .action(cli.does(show)),
  );
  command.addCommand(
    cli
      .command(
        'retry',
        label('beginnt einen aufgegebenen Auftrag von vorn', 'begins a job anew that was given up'),
      )
      .argument('<id>', cli.text(ID))
      .action(cli.does(retry)),
  );
  command.addCommand(
    cli
      .command(
        'discard',
        label(
          'beendet einen offenen oder aufgegebenen Auftrag und löscht seine Datei',
          'ends a job that is open or was given up, and deletes its file',
        ),
      )
      .argument('<id>', cli.text(ID))
      .action(cli.does(discard)),
  );
  return command;
}

const ID = label('Kennung des Auftrags, siehe jobs list', 'id of the job, see jobs list');

function listCommand(cli: Cli): Command {
  return cli
    .command('list', label('nennt die letzten hundert Aufträge', 'lists the last hundred jobs'))
    .addOption(ledgerOption(cli))
    .addOption(
      cli
        .option('--queue <queue>', label('nur diese Warteschlange', 'only this queue'))
        .choices(['imports', 'verifications', 'rebuilds', 'due-dates']),
    )
    .addOption(
      cli
        .option('--state <state>', label('nur in diesem Stand', 'only in this state'))
        .choices(['waiting', 'active', 'failed', 'done', 'refused', 'dead', 'discarded']),
    )
    .action(cli.does<ListOptions>(list));
}

function list(call: Call<ListOptions>): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, options } = call;
  const { ledger, queue, state } = options;
  return withoutLedgers(call, async ({ jobs }) => {
    const found = await jobs.list({
      ...(ledger === undefined ? {} : { ledger }),
      ...(queue === undefined ? {} : { queue }),
      ...(state === undefined ? {} : { state }),
    });
    terminal.table(
      [
        { head: label('Kennung', 'Id'), cell: ({ id }: Job) => id },
        { head: label('Warteschlange', 'Queue'), cell: (job) => job.queue },
        { head: label('Buch', 'Ledger'), cell: ({ payload }) => payload.ledger },
        { head: label('Stand', 'State'), cell: (job) => job.state },
        { head: label('Versuche', 'Attempts'), cell: ({ attempts }) => attempts, align: 'right' },
        { head: label('verlangt', 'asked'), cell: ({ askedAt }) => askedAt.slice(0, 19) },
        { head: label('Grund', 'Reason'), cell: ({ fault }) => fault && terminal.text(fault) },
      ],
      found,
    );
    if (found.length === 0)
      terminal.line(label('Es gibt keine solchen Aufträge.', 'There are no such jobs.'));
    terminal.document(found.map(({ result: _result, ...job }) => job));
    return undefined;
  });
}

function show(call: Call): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, words } = call;
  return withoutLedgers(call, async ({ jobs }) => {
    const job = await jobs.show(words[0] ?? '');
    // The whole of it, as programs read it: a result has as many forms as there are queues.
    terminal.line(JSON.stringify(job, undefined, 2));
    terminal.document(job);
    return undefined;
  });
}

function retry(call: Call): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, words } = call;
  const [id = ''] = words;
  return withoutLedgers(call, async ({ jobs }) => {
    await jobs.retry(id).catch((error: unknown) => {
      throw inOtherState(error, 'NotDead') ? notDead(id, error.state) : error;
    });
    terminal.line(
      label(
        `Der Auftrag ${id} beginnt von vorn, sobald ein Worker läuft.`,
        `The job ${id} begins anew as soon as a worker runs.`,
      ),
    );
    terminal.document({ id, state: 'waiting' });
    return undefined;
  });
}

function discard(call: Call): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, words } = call;
  const [id = ''] = words;
  return withoutLedgers(call, async ({ jobs }) => {
    await jobs.discard(id).catch((error: unknown) => {
      throw inOtherState(error, 'HasEnded') ? hasEnded(id, error.state) : error;
    });
    terminal.line(
      label(
        `Der Auftrag ${id} ist verworfen, seine Datei gelöscht. Was er schon in ein Planungsbuch geschrieben hat, bleibt dort.`,
        `The job ${id} is discarded, its file is deleted. What it has written into a ledger stays there.`,
      ),
    );
    terminal.document({ id, state: 'discarded' });
    return undefined;
  });
}

/** Known by its name: help and a wrong command line need not load the room of jobs. */
function inOtherState(
  error: unknown,
  name: 'NotDead' | 'HasEnded',
): error is Error & { readonly state: JobState } {
  return error instanceof Error && error.name === name;
}

function notDead(id: string, state: JobState): CommandFailed {
  return new CommandFailed(
    'job-not-dead',
    label(
      `Der Auftrag ${id} ist nicht aufgegeben (Stand: ${state}); wiederholt werden nur aufgegebene.`,
      `The job ${id} is not given up (state: ${state}); only those are repeated.`,
    ),
    EXIT.refused,
  );
}

function hasEnded(id: string, state: JobState): CommandFailed {
  return new CommandFailed(
    'job-has-ended',
    label(
      `Der Auftrag ${id} ist zu Ende (Stand: ${state}); seine Datei ist schon gelöscht.`,
      `The job ${id} has ended (state: ${state}); its file is deleted already.`,
    ),
    EXIT.refused,
  );
}
