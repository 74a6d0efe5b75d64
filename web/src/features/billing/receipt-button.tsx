import { useMutation } from '@tanstack/react-query';
import { FileText } from 'lucide-react';

import { toApiError } from '../../api/api-error.js';
import { downloadReceipt, type Payment } from '../../api/billing.js';
import { Button } from '../../ui/button.js';

/** Saves the receipt as a PDF. */
export function ReceiptButton({ payment }: { payment: Payment }) {
  const saving = useMutation({ mutationFn: () => downloadReceipt(payment) });
  if (payment.receiptNo === null) return null;
  return (
    <span className="inline-flex flex-col">
      <Button
        size="small"
        busy={saving.isPending}
        onClick={() => saving.mutate()}
        aria-label={`Receipt ${payment.receiptNo} as a PDF`}
      >
        <FileText aria-hidden="true" />
        Receipt
      </Button>
      {saving.error && (
        <span role="alert" className="mt-1 max-w-48 text-sm text-danger">
          {toApiError(saving.error).message}
        </span>
      )}
    </span>
  );
}
