import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { PerformAct } from './perform-act.js';
import type { Performed } from './perform-act.js';
import { Performer } from './performer.js';

@CommandHandler(PerformAct)
export class PerformActHandler implements ICommandHandler<PerformAct> {
  constructor(private readonly performer: Performer) {}

  execute({ request }: PerformAct): Promise<Performed> {
    return this.performer.perform(request);
  }
}
