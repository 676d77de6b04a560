import { v7 } from 'uuid';

/** Where the ids of events and things come from. */
export interface Ids {
  /** A UUID of version 7: begins with the time, so that ids made one after the other sort that way. */
  uuidv7(): string;
}

export const systemIds: Ids = {
  uuidv7: () => v7(),
};
