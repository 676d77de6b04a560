import { languageOf } from './language.js';

describe('the language of a call', () => {
  it('is German where nothing says English', () => {
    expect(languageOf([], {})).toBe('de');
    expect(languageOf(['why', 'Z-1'], { LANG: 'C' })).toBe('de');
    expect(languageOf([], { LANG: 'fr_FR.UTF-8' })).toBe('de');
  });

  it('follows the environment in the order of POSIX', () => {
    expect(languageOf([], { LANG: 'en_US.UTF-8' })).toBe('en');
    expect(languageOf([], { LANG: 'en_US.UTF-8', LC_ALL: 'de_DE.UTF-8' })).toBe('de');
    expect(languageOf([], { LC_MESSAGES: 'en', LC_ALL: '' })).toBe('en');
  });

  it('follows --lang before all else, wherever it stands', () => {
    expect(languageOf(['--lang', 'en', 'why'], { LANG: 'de_DE' })).toBe('en');
    expect(languageOf(['why', '--lang=de'], { LANG: 'en_US' })).toBe('de');
  });
});
