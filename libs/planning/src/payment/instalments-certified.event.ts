import { Code, EventTag, Flag, Ref } from '#kernel';
import type { Tag } from '#kernel';
import { event, tag } from '../language.js';

/** The plan of instalments of a notice is factually and arithmetically right; it needs no further certification (rule R10). */
export class CertifyInstalments {
  @Ref('grant') grantId!: string;
  @Code() noticeNo!: string;
  @Flag() factually!: boolean;
  @Flag() arithmetically!: boolean;
}

class CertifiedInstalments extends CertifyInstalments {
  @EventTag() certifier!: Tag;
}

export const instalmentsCertified = event('instalments-certified', 1, CertifiedInstalments, {
  label: { de: 'Ratenplan festgestellt', en: 'Instalments certified' },
  tells: {
    de: 'Ratenplan des Bescheids {noticeNo} als sachlich und rechnerisch richtig festgestellt',
    en: 'Instalments of notice {noticeNo} certified as factually and arithmetically right',
  },
  subject: 'grant',
  tags: ({ noticeNo }) => [tag('notice-no', noticeNo)],
});
