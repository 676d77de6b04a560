import type { CommanderError } from 'commander';
import type { Label } from '#kernel';
import { wrongUsage } from './failure.js';
import type { CommandFailed } from './failure.js';

/** What commander says in English only, by its codes; `{what}` is the word at fault. */
const TEXTS: Readonly<Record<string, Label>> = {
  'commander.unknownCommand': {
    de: 'Den Befehl „{what}“ gibt es nicht.',
    en: 'There is no command “{what}”.',
  },
  'commander.unknownOption': {
    de: 'Die Angabe {what} gibt es hier nicht.',
    en: 'There is no option {what} here.',
  },
  'commander.missingArgument': {
    de: 'Es fehlt die Angabe <{what}>.',
    en: 'The argument <{what}> is missing.',
  },
  'commander.optionMissingArgument': {
    de: 'Zu {what} fehlt der Wert.',
    en: 'The value of {what} is missing.',
  },
  'commander.missingMandatoryOptionValue': {
    de: 'Es fehlt die Angabe {what}.',
    en: 'The option {what} is missing.',
  },
  'commander.excessArguments': { de: 'Zu viele Angaben.', en: 'Too many arguments.' },
  'commander.conflictingOption': {
    de: '{what} passt nicht zu einer anderen Angabe.',
    en: '{what} does not go with another option.',
  },
  'commander.invalidArgument': { de: 'Die Angabe {what} stimmt nicht.', en: '{what} is wrong.' },
};

const HELP: Label = {
  de: '„planbuch --help“ und „planbuch <Befehl> --help“ sagen, was es gibt.',
  en: '“planbuch --help” and “planbuch <command> --help” say what there is.',
};

/** A wrong command line, in both languages. */
export function usageFailure({ code, message }: CommanderError): CommandFailed {
  const what = /'([^']+)'/.exec(message)?.[1] ?? '';
  const text = TEXTS[code] ?? { de: message, en: message };
  const filled = (sentence: string): string => sentence.replace('{what}', what);
  return wrongUsage('usage', { de: `${filled(text.de)} ${HELP.de}`, en: `${filled(text.en)} ${HELP.en}` });
}
