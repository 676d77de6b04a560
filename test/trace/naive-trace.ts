import type { StoredEvent } from '#kernel';

/** What an event holds, as anybody can read it. */
type Data = Readonly<Record<string, unknown>>;

/**
 * The trace of a grant as a clerk would put it together with the whole ledger on the table: page by page through all
 * events, looking for those that name what was found before. It knows neither links nor registers.
 */
export class NaiveTrace {
  private readonly found = new Map<string, Set<number>>();
  private readonly seen = new Set<string>();
  private readonly citesTargets: boolean;
  /** The event that took another one back. */
  private readonly takenBack: ReadonlySet<number>;

  constructor(
    private readonly events: readonly StoredEvent[],
    grant: string,
  ) {
    const corrections = events.filter(({ type }) => type === 'event-corrected');
    this.takenBack = new Set(corrections.map(({ data }) => (data as { eventNumber: number }).eventNumber));
    const allocated = events.filter(
      ({ type, number }) => type === 'grant-allocated' && !this.takenBack.has(number),
    );
    const own = allocated.map(({ data }) => data as Data).filter(({ grantId }) => grantId === grant);
    this.citesTargets = own.some(({ targetVersionIds }) => (targetVersionIds as string[]).length > 0);
    this.grant(grant);
  }

  /** Each thing in its role with the numbers of its events: `decision decision:… 12`. */
  get lines(): string[] {
    return [...this.found]
      .map(([thing, numbers]) => `${thing} ${[...numbers].sort((a, b) => a - b).join(' ')}`)
      .sort();
  }

  private tell(role: string, tag: string, { number }: StoredEvent): void {
    const numbers = this.found.get(`${role} ${tag}`) ?? new Set();
    this.found.set(`${role} ${tag}`, numbers.add(number));
  }

  /** Goes through the events of these types in which something stands; each thing is looked up once. */
  private each(
    key: string,
    types: readonly string[],
    holds: (data: Data, event: StoredEvent) => boolean,
    then: (data: Data, event: StoredEvent, isValid: boolean) => void,
  ): void {
    if (this.seen.has(`${key} ${types.join()}`)) return;
    this.seen.add(`${key} ${types.join()}`);
    for (const event of this.events) {
      const data = event.data as Data;
      if (types.includes(event.type) && holds(data, event))
        then(data, event, !this.takenBack.has(event.number));
    }
  }

  private grant(id: string): void {
    const isOf = (data: Data, { subject }: StoredEvent): boolean =>
      data['grantId'] === id || subject === `grant:${id}`;
    this.each(id, ['grant-applied-for'], isOf, (data, event, isValid) => {
      for (const role of ['grant', 'application']) this.tell(role, `grant:${id}`, event);
      this.tell('recipient', `organisation:${String(data['applicantId'])}`, event);
      this.tell('guideline', `guideline:${String(data['guidelineVersionId'])}`, event);
      if (!isValid) return;
      this.measure(String(data['measureId']));
      this.grounds(data);
    });
    this.each(id, ['notice-issued'], isOf, (data, event) =>
      this.tell('notice', `notice-no:${String(data['noticeNo'])}`, event),
    );
    this.each(id, ['funds-committed'], isOf, (data, event) => {
      this.tell('commitment', `grant:${id}`, event);
      this.moneyOn(data, event);
    });
    this.each(id, ['grant-allocated'], isOf, (data, event, isValid) => {
      this.tell('allocation', event.subject, event);
      this.moneyOn(data, event);
      if (!isValid) return;
      this.decision(String(data['decisionId']));
      for (const assessment of data['assessmentIds'] as string[]) this.assessment(assessment);
      for (const version of data['targetVersionIds'] as string[]) this.target(version.replace('.v1', ''));
      this.grounds(data);
    });
    this.money(id, isOf);
    const isAbout = (data: Data): boolean => JSON.stringify([data['about'], data['outcomes']]).includes(id);
    this.each(`about ${id}`, ['application-assessed'], isOf, (_, { subject }) =>
      this.assessment(subject.slice(11)),
    );
    this.each(`about ${id}`, ['decision-recorded'], isAbout, (_, { subject }) =>
      this.decision(subject.slice(9)),
    );
    this.each(`about ${id}`, ['recommendation-issued'], isAbout, (_, { subject }) =>
      this.recommendation(subject.slice(15)),
    );
    this.each(`about ${id}`, ['consensus-sought'], isAbout, (_, { subject }) => this.item(subject.slice(5)));
  }

  private money(id: string, isOf: (data: Data, event: StoredEvent) => boolean): void {
    const told = {
      'drawdown-requested': 'drawdown',
      'drawdown-certified': 'certification',
      'payment-ordered': 'order',
      'payment-booked': 'payment',
      'proof-of-use-submitted': 'proof-of-use',
      'proof-of-use-examined': 'examination',
      'review-filed': 'review',
    };
    this.each(id, Object.keys(told), isOf, (data, event) => {
      this.tell(told[event.type as keyof typeof told], event.subject, event);
      this.moneyOn(data, event);
    });
  }

  private moneyOn(data: Data, event: StoredEvent): void {
    for (const { budgetLineId } of (data['lines'] ?? []) as { budgetLineId: string }[])
      this.tell('budget-line', `budget-line:${budgetLineId}`, event);
  }

  private grounds(data: Data): void {
    for (const need of (data['needIds'] ?? []) as string[]) this.need(need);
    for (const goal of (data['goalIds'] ?? []) as string[]) this.goal(goal);
  }

  private decision(id: string): void {
    this.each(
      id,
      ['decision-recorded'],
      (_, { subject }) => subject === `decision:${id}`,
      (data, event, isValid) => {
        this.tell('decision', event.subject, event);
        if (isValid) this.recommendation(String(data['recommendationId']));
      },
    );
  }

  private recommendation(id: string): void {
    this.each(
      id,
      ['recommendation-issued'],
      (_, { subject }) => subject === `recommendation:${id}`,
      (data, event, isValid) => {
        this.tell('recommendation', event.subject, event);
        if (isValid) this.item(String(data['itemId']));
      },
    );
  }

  private item(id: string): void {
    const types = ['consensus-sought', 'position-taken', 'consensus-reached', 'member-recused'];
    this.each(
      id,
      types,
      (_, { subject }) => subject === `item:${id}`,
      (data, event, isValid) => {
        if (event.type === 'member-recused')
          this.tell('recusal', `person:${String(data['personId'])}`, event);
        else this.tell('consensus', event.subject, event);
        if (event.type === 'consensus-sought' && isValid) this.meeting(String(data['meetingId']));
      },
    );
  }

  private meeting(id: string): void {
    const isIt = (_: Data, { subject }: StoredEvent): boolean => subject === `meeting:${id}`;
    this.each(id, ['meeting-convened', 'attendance-recorded'], isIt, (_, event) =>
      this.tell('meeting', event.subject, event),
    );
  }

  private assessment(id: string): void {
    this.each(
      id,
      ['application-assessed'],
      (_, { subject }) => subject === `assessment:${id}`,
      (data, event, isValid) => {
        this.tell('assessment', event.subject, event);
        const items = data['items'] as { criterionVersionId: string }[];
        for (const { criterionVersionId } of isValid ? items : []) this.criterion(criterionVersionId);
      },
    );
  }

  private criterion(version: string): void {
    const isIt = (data: Data): boolean =>
      `${String(data['criterionId'])}.v${String(data['version'])}` === version;
    this.each(version, ['criterion-agreed'], isIt, (data, event, isValid) => {
      this.tell('criterion', `criterion:${version}`, event);
      if (isValid) this.item(String(data['consensusItemId']));
    });
  }

  private measure(id: string): void {
    this.each(
      id,
      ['measure-proposed'],
      (_, { subject }) => subject === `measure:${id}`,
      (data, event, isValid) => {
        this.tell('measure', event.subject, event);
        if (isValid) this.grounds(data);
      },
    );
    // What was agreed for the measure besides is no ground of an allocation that cites its targets.
    if (this.citesTargets) return;
    this.each(
      `of ${id}`,
      ['targets-agreed'],
      ({ measureId }) => measureId === id,
      (_, { subject }) => this.target(subject.slice(7)),
    );
  }

  private target(id: string): void {
    this.each(
      id,
      ['targets-agreed'],
      (_, { subject }) => subject === `target:${id}`,
      (data, event, isValid) => {
        this.tell('target', `${event.subject}.v1`, event);
        if (isValid) this.grounds(data);
      },
    );
    const isOfVersion = ({ targetVersionId }: Data): boolean => targetVersionId === `${id}.v1`;
    this.each(id, ['actual-reported'], isOfVersion, (_, event) => this.tell('actual', event.subject, event));
  }

  private need(id: string): void {
    const isIt = (_: Data, { subject }: StoredEvent): boolean => subject === `need:${id}`;
    this.each(id, ['need-identified', 'need-assessed'], isIt, (data, event, isValid) => {
      this.tell('need', event.subject, event);
      if (isValid) this.grounds(data);
    });
    this.each(
      id,
      ['evidence-added'],
      ({ needId }) => needId === id,
      (_, event) => this.tell('need-evidence', event.subject, event),
    );
  }

  private goal(id: string): void {
    this.each(
      id,
      ['goal-adopted'],
      (_, { subject }) => subject === `goal:${id}`,
      (_, event) => this.tell('goal', event.subject, event),
    );
  }
}
