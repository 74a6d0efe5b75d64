import { Eraser, ReceiptText, ShieldCheck } from 'lucide-react';

const PROMISES = [
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
    text: 'Photo looks are erased five minutes after you download them, unless you keep them.',
  },
] as const;

export function Promises() {
  return (
    <section aria-label="What we promise" className="shell pb-16">
      <ul className="grid gap-x-10 gap-y-8 border-t border-hairline pt-10 md:grid-cols-3">
        {PROMISES.map(({ icon: Icon, title, text }) => (
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
