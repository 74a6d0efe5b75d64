import { useMutation } from '@tanstack/react-query';

import { toApiError } from '../../api/api-error.js';
import { cancelPayment, type Payment } from '../../api/billing.js';
import { generationQuery } from '../../api/generations.js';
import { queryClient } from '../../api/query-client.js';
import { Button, type ButtonProps } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';

interface CallOffButtonProps extends Pick<ButtonProps, 'size'> {
  payment: Payment;
  label: string;
}

/** Calls off what is not paid yet, and with it the picture that waits for its payment. */
export function CallOffButton({ payment, label, size }: CallOffButtonProps) {
  const say = useToast();
  const calling = useMutation({
    mutationFn: () => cancelPayment(payment.id),
    onSuccess: () => say('Cancelled. Nothing was charged.'),
    // It may have been paid at that moment: what is so is shown.
    onError: (error) => say(toApiError(error).message, 'bad'),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['payments'] });
      void queryClient.invalidateQueries({ queryKey: ['payment', payment.id] });
      if (payment.generationId === null) return;
      const { queryKey } = generationQuery(payment.generationId);
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <Button
      size={size}
      busy={calling.isPending}
      onClick={() => calling.mutate()}
      aria-label={`${label}: ${payment.name}`}
    >
      {label}
    </Button>
  );
}
