import { organisationKey } from './organisation-key.js';

const association = (name: string) => organisationKey({ name, legalForm: 'eV' });

describe('Two recipients are one organisation', () => {
  it.each([
    ['Kulturverein Nord e.V.', 'KULTURVEREIN NORD E. V.'],
    ['"Alstereck" Verein für Wassersport e.V.', 'Alstereck Verein für Wassersport e.V.'],
    ['Straßensozialarbeit', 'STRASSENSOZIALARBEIT'],
    ['Jugend- und Kulturhaus', 'Jugend – und  Kulturhaus'],
    ['Cafe\u0301 Welcome', 'Café Welcome'],
  ])('where %s and %s differ in capitals, blanks or signs only', (one, other) => {
    expect(association(one)).toBe(association(other));
  });

  it.each([
    ['Kulturverein Nord', 'Kulturverein Nord e.V.'],
    ['2. Hamburger Frauenhaus', '4. Hamburger Frauenhaus'],
    ['Müller', 'Muller'],
  ])('but not where %s and %s differ in a word, a number or a letter', (one, other) => {
    expect(association(one)).not.toBe(association(other));
  });

  it('and not where their legal forms differ', () => {
    expect(organisationKey({ name: 'Werkstatt', legalForm: 'gGmbH' })).not.toBe(
      organisationKey({ name: 'Werkstatt' }),
    );
  });

  it('a name of signs alone keeps itself as its key', () => {
    expect(association('***')).not.toBe(association('+++'));
  });
});
