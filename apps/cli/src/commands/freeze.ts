import type { Command } from 'commander';
import type { Call } from '../call.js';
import type { Cli } from '../cli.js';
import { label } from '../language.js';
import { onlyAtTheDatabase, withPlanbuch } from '../place.js';

export function freezeCommand(cli: Cli): Command {
  return cli
    .command(
      'freeze',
      label(
        'das Planungsbuch nimmt nichts mehr an; gelesen wird weiter',
        'the ledger takes nothing more; reading goes on',
      ),
    )
    .argument('<name>', cli.text(label('das Planungsbuch', 'the ledger')))
    .action(cli.does((call) => turn(call, 'frozen')));
}

export function thawCommand(cli: Cli): Command {
  return cli
    .command(
      'thaw',
      label('ein eingefrorenes Planungsbuch nimmt wieder an', 'a frozen ledger takes acts again'),
    )
    .argument('<name>', cli.text(label('das Planungsbuch', 'the ledger')))
    .action(cli.does((call) => turn(call, 'open')));
}

function turn(call: Call, state: 'frozen' | 'open'): Promise<undefined> {
  onlyAtTheDatabase(call);
  const { terminal, words } = call;
  const [ledger = ''] = words;
  return withPlanbuch(call, async ({ asOwner }) => {
    const { freezeLedger, thawLedger } = await import('#moving');
    const turned = state === 'frozen' ? freezeLedger : thawLedger;
    const { number } = await asOwner(({ owner }) => turned(owner, ledger));
    terminal.line(
      state === 'frozen'
        ? label(
            `${ledger} ist eingefroren bei Ereignis ${String(number)}. „planbuch ledger thaw ${ledger}“ öffnet es wieder.`,
            `${ledger} is frozen at event ${String(number)}. “planbuch ledger thaw ${ledger}” opens it again.`,
          )
        : label(`${ledger} nimmt wieder Handlungen an.`, `${ledger} takes acts again.`),
    );
    terminal.document({ ledger, number, state });
    return undefined;
  });
}
