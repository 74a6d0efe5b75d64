import { Eraser, ReceiptText, ShieldCheck } from 'lucide-react';

import { useKept } from '../../api/service.js';
import { inWords } from '../../lib/format.js';

const promises = (when: string) => [
  {
    icon: ReceiptText,
    title: 'The price comes first',
    text: 'It stands beside the button, with who pays it. It never grows afterwards.',
  },
  {
    icon: ShieldCheck,
    title: 'A failed picture is free',
    text: 'If it breaks, is refused or you cancel, your free run or your credits come back at once.',
  },
  {
    icon: Eraser,
    title: 'Faces do not linger',
    text: `Photo looks are erased ${when} after you download them, unless you keep them.`,
  },
];

export function Promises() {
  const minutes = useKept()?.ephemeralMinutes;
  const when =
    minutes === undefined
      ? 'some minutes'
      : `${inWords(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return (
    <section aria-label="What we promise" className="shell pb-16">
      <ul className="grid gap-x-10 gap-y-8 border-t border-hairline pt-10 md:grid-cols-3">
        {promises(when).map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <Icon className="size-7" strokeWidth={1.6} aria-hidden="true" />
            <h3 className="mt-3 text-xl">{title}</h3>
            <p className="mt-1.5 text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
