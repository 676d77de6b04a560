import { Command, Option } from 'commander';
import type { Label, Language } from '#kernel';
import type { Call, CommonOptions } from './call.js';
import { EXIT } from './failure.js';
import type { ExitCode } from './failure.js';
import { label } from './language.js';
import type { Terminal } from './terminal.js';

/** What a command does; it answers with its exit code, or nothing for 0. */
export type Doing<Options extends object> = (call: Call<Options>) => Promise<ExitCode | undefined>;

/** Commander's own words, which it knows in English only. */
const GERMAN: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Arguments:': 'Angaben:',
  'Options:': 'Optionen:',
  'Global Options:': 'Überall:',
  'Commands:': 'Befehle:',
  '[options]': '[Optionen]',
  '[command]': '[Befehl]',
};

/** Makes commands in the language of the call, and runs them with what they all work with. */
export class Cli {
  exitCode: ExitCode = EXIT.fine;

  constructor(
    readonly language: Language,
    private readonly terminal: Terminal,
    private readonly signal: AbortSignal,
  ) {}

  command(name: string, description: Label): Command {
    return new Command(name)
      .description(description[this.language])
      .helpOption('-h, --help', this.text(label('zeigt diese Hilfe', 'shows this help')))
      .helpCommand(false)
      .showSuggestionAfterError(false)
      .allowExcessArguments(false)
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .configureHelp({
        showGlobalOptions: true,
        // Without commander's own English remarks on choices and defaults: the descriptions say them.
        optionDescription: ({ description: own }) => own,
        styleTitle: (title) => this.inWords(title),
        styleUsage: (usage) => this.inWords(usage),
        styleSubcommandTerm: (term) => this.inWords(term),
      });
  }

  private inWords(text: string): string {
    if (this.language === 'en') return text;
    return text.replace(/^\w[\w ]*:$|\[(?:options|command)\]/g, (word) => GERMAN[word] ?? word);
  }

  option(flags: string, description: Label): Option {
    return new Option(flags, this.text(description));
  }

  text(of: Label): string {
    return of[this.language];
  }

  /** The action of a command. */
  does<Options extends object = object>(doing: Doing<Options>): (...given: unknown[]) => Promise<void> {
    return async (...given) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<Options & CommonOptions>();
      const words = command.processedArgs.filter((word): word is string => typeof word === 'string');
      const { terminal, signal } = this;
      this.exitCode = (await doing({ words, options, terminal, signal })) ?? EXIT.fine;
    };
  }
}
