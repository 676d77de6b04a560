import { Code, Day, Ref } from '#kernel';
import { event, tag } from '../language.js';

/** The recipient waives the right to appeal: the notice is final from that day on (rule R27). */
export class WaiveRemedy {
  @Ref('grant') grantId!: string;
  @Code() noticeNo!: string;
  @Day() waivedOn!: string;
}

export const remedyWaived = event('remedy-waived', 1, WaiveRemedy, {
  label: { de: 'Rechtsbehelfsverzicht erklärt', en: 'Remedy waived' },
  tells: {
    de: 'Auf Rechtsbehelf gegen Bescheid {noticeNo} am {waivedOn} verzichtet',
    en: 'Remedy against notice {noticeNo} waived on {waivedOn}',
  },
  subject: 'grant',
  tags: ({ noticeNo }) => [tag('notice-no', noticeNo)],
});
