import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The specs of the planning room, to lead from an act and from a rule to where their stories are told. */
export class StoriesTold {
  private readonly texts: ReadonlyMap<string, string>;

  constructor() {
    const room = fileURLToPath(new URL('../../libs/planning/src/', import.meta.url));
    const files = readdirSync(room, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.spec.ts') || name.startsWith('testing/'));
    this.texts = new Map(files.sort().map((name) => [name, readFileSync(`${room}${name}`, 'utf8')]));
  }

  /** The specs that perform an act: beside it, and by its file or by a story's beginning that does. */
  ofAct(file: string): string[] {
    const [folder = '', name = ''] = file.split('/');
    const imported = `/${name.replace(/\.ts$/, '.js')}'`;
    const beginnings = this.named((each, text) => each.startsWith('testing/') && text.includes(imported));
    const ways = [imported, ...beginnings.map((each) => `${each.replace(/\.ts$/, '.js')}'`)];
    return this.named(
      (each, text) =>
        each.endsWith('.spec.ts') && each.startsWith(`${folder}/`) && ways.some((way) => text.includes(way)),
    );
  }

  /** The specs that name a rule. */
  ofRule(rule: string): string[] {
    const said = new RegExp(`\\b${rule}\\b`);
    return this.named((each, text) => each.endsWith('.spec.ts') && said.test(text));
  }

  private named(holds: (name: string, text: string) => boolean): string[] {
    return [...this.texts].filter(([name, text]) => holds(name, text)).map(([name]) => name);
  }
}
