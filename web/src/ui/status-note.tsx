import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface StatusNoteProps {
  icon: LucideIcon;
  tone?: 'plain' | 'danger' | 'warning' | 'success';
  title?: string;
  children?: ReactNode;
  role?: 'alert' | 'status';
}

/** A framed remark inside a page. */
export function StatusNote({ icon: Icon, tone = 'plain', title, children, role }: StatusNoteProps) {
  return (
    <div
      role={role}
      className={clsx(
        'flex gap-3 rounded-xl border px-4 py-3',
        tone === 'plain' && 'border-hairline bg-sunken',
        tone === 'danger' && 'border-danger/40 bg-danger/7',
        tone === 'warning' && 'border-warning/40 bg-warning/8',
        tone === 'success' && 'border-success/40 bg-success/8',
      )}
    >
      <Icon
        aria-hidden="true"
        className={clsx(
          'mt-0.5 size-5 shrink-0',
          tone === 'danger' && 'text-danger',
          tone === 'warning' && 'text-warning',
          tone === 'success' && 'text-success',
        )}
      />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={clsx(title && 'mt-0.5', 'text-ink/85')}>{children}</div>}
      </div>
    </div>
  );
}
