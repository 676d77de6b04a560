import { grantSubjects } from './glossary-of-grants.js';
import { planningSubjects } from './glossary-of-planning.js';
import type { Term } from './term.js';

/**
 * The subjects of the ledger. The key is the kind of the subject's tag and stands in leaves for ever; a word that is
 * not here does not compile as the subject of an event or of a decision model.
 */
export const subjects = {
  ...planningSubjects,
  ...grantSubjects,
  ledger: {
    label: { de: 'Planungsbuch', en: 'Planning ledger' },
    definition: {
      de: 'Das Buch einer Kommune oder eines gemeinsamen Planungsträgers: alle Planungshandlungen in einer Reihenfolge.',
      en: 'The book of one municipality or joint planning body: all planning acts in one order.',
    },
    source: 'Planbuch',
  },
  organisation: {
    label: { de: 'Organisation', en: 'Organisation' },
    definition: {
      de: 'Träger, Verband, Verwaltungsstelle oder andere Stelle, die an der Sozialplanung teilnimmt oder Zuwendungen erhält.',
      en: 'Provider, association, department or other body that takes part in social planning or receives grants.',
    },
    source: '§ 17 Abs. 3 SGB I; § 75 SGB VIII',
  },
  person: {
    label: { de: 'Person', en: 'Person' },
    definition: {
      de: 'Ein Mensch unter einem Pseudonym; Name und Erreichbarkeit liegen verschlüsselt neben dem Buch und können gelöscht werden.',
      en: 'A human being under a pseudonym; name and contact lie encrypted beside the ledger and can be erased.',
    },
    source: 'Art. 4, 17 DSGVO',
  },
  body: {
    label: { de: 'Gremium', en: 'Body' },
    definition: {
      de: 'Eine Runde von Menschen oder eine beauftragte Stelle, die berät, empfiehlt oder entscheidet: Steuerungsgruppe, Arbeitsgruppe, Beirat, Ausschuss, Vertretung, Magistrat.',
      en: 'A group of people or an office entrusted with it that deliberates, recommends or decides: steering group, working group, advisory board, committee, council, magistrate.',
    },
    source: 'Konzept Kooperative Sozialplanung; §§ 49, 62, 65, 72 HGO; § 71 SGB VIII',
  },
  meeting: {
    label: { de: 'Sitzung', en: 'Meeting' },
    definition: {
      de: 'Eine Zusammenkunft eines Gremiums oder ein Umlaufverfahren, mit einer Tagesordnung.',
      en: 'A meeting of a body or a written procedure, with an agenda.',
    },
    source: '§ 56 HGO',
  },
  item: {
    label: { de: 'Beratungsgegenstand', en: 'Item' },
    definition: {
      de: 'Eine Sache auf der Tagesordnung einer Sitzung, zu der das Gremium einen Konsens sucht.',
      en: 'A matter on the agenda of a meeting on which the body seeks consensus.',
    },
    source: 'Konzept Kooperative Sozialplanung',
  },
  recommendation: {
    label: { de: 'Empfehlung', en: 'Recommendation' },
    definition: {
      de: 'Was ein Gremium aufgrund eines Konsenses dem zuständigen Organ zu Zuwendungen vorschlägt.',
      en: 'What a body, on the ground of a consensus, proposes on grants to the body that decides.',
    },
    source: 'Konzept Kooperative Sozialplanung',
  },
  decision: {
    label: { de: 'Beschluss', en: 'Decision' },
    definition: {
      de: 'Was das zuständige Gremium oder die beauftragte Stelle beschlossen hat, mit Ergebnis, Stimmen und Vorlage.',
      en: 'What the competent body or office decided, with outcome, votes and paper.',
    },
    source: '§§ 54, 61 HGO',
  },
  'fiscal-year': {
    label: { de: 'Haushaltsjahr', en: 'Fiscal year' },
    definition: {
      de: 'Das Jahr, für das der Haushalt gilt. Vor der Bekanntmachung der Haushaltssatzung ist die Haushaltsführung vorläufig.',
      en: 'The year a budget is made for. Until the budget is published, budget management is provisional.',
    },
    source: '§§ 94–99 HGO; GemHVO Hessen',
  },
  'budget-line': {
    label: { de: 'Haushaltsposition', en: 'Budget line' },
    definition: {
      de: 'Eine Stelle des Haushaltsplans: Jahr, Mandant, Produkt (oder Kapitel), Sachkonto (oder Titel), gegebenenfalls Kostenstelle.',
      en: 'One place of the budget: year, mandant, product (or chapter), account (or title), cost centre where there is one.',
    },
    source: 'GemHVO Hessen §§ 1–4',
  },
  'budget-position': {
    label: { de: 'Haushaltsstelle', en: 'Budget position' },
    definition: {
      de: 'Dieselbe Stelle des Haushaltsplans über die Jahre: Mandant, Produkt und Konto ohne das Jahr.',
      en: 'The same place of the budget through the years: mandant, product and account without the year.',
    },
    source: 'Planbuch',
  },
  'budget-line-key': {
    label: { de: 'Schlüssel einer Haushaltsposition', en: 'Key of a budget line' },
    definition: {
      de: 'Jahr, Mandant, Produkt, Konto und Kostenstelle: je Buch höchstens einmal.',
      en: 'Year, mandant, product, account and cost centre: at most once in a ledger.',
    },
    source: 'Planbuch',
  },
  'cover-group': {
    label: { de: 'Deckungskreis', en: 'Cover group' },
    definition: {
      de: 'Haushaltspositionen, deren Ansätze sich gegenseitig oder einseitig decken.',
      en: 'Budget lines whose appropriations cover one another, mutually or one-sided.',
    },
    source: 'GemHVO Hessen § 20',
  },
  'register-id': {
    label: { de: 'Registerkennung', en: 'Register identifier' },
    definition: {
      de: 'Kennung einer Organisation in einem öffentlichen Register, z. B. Vereins- oder Handelsregister.',
      en: 'Identifier of an organisation in a public register, e.g. of associations or of commerce.',
    },
    source: 'org-id.guide, DE-CR',
  },
  pseudonym: {
    label: { de: 'Pseudonym', en: 'Pseudonym' },
    definition: {
      de: 'Der Name, unter dem ein Mensch im Planungsbuch erscheint; je Buch gehört er höchstens einer Person.',
      en: 'The name under which a human being appears in the ledger; it belongs to at most one person.',
    },
    source: 'Art. 4 Nr. 5 DSGVO',
  },
  'corrected-event': {
    label: { de: 'Berichtigtes Ereignis', en: 'Corrected event' },
    definition: {
      de: 'Ein früheres Ereignis, das eine Berichtigung nennt; es bleibt stehen.',
      en: 'An earlier event that a correction names; it stays.',
    },
    source: 'Rule R16',
  },
  'redacted-event': {
    label: { de: 'Geschwärztes Ereignis', en: 'Redacted event' },
    definition: {
      de: 'Ein früheres Ereignis, von dem ein Text geschwärzt wurde; das Ereignis selbst bleibt beweisbar.',
      en: 'An earlier event of which a text was redacted; the event itself stays provable.',
    },
    source: 'Art. 17 DSGVO',
  },
} as const satisfies Record<string, Term>;

export type SubjectKind = keyof typeof subjects;
