import { type ComponentProps, useState } from 'react';

interface SignedImageProps extends Omit<ComponentProps<'img'>, 'src'> {
  src: string;
  /** Asks for a fresh address; called once per address that no longer works. */
  onExpired?: (() => void) | undefined;
}

/**
 * A picture behind a signed address. Lists are fetched again every few minutes and bring new
 * addresses for the same bytes: the first that worked stays, so that nothing flickers.
 */
export function SignedImage({ src, onExpired, alt, ...rest }: SignedImageProps) {
  const [shown, setShown] = useState(src);
  const [broken, setBroken] = useState<string | null>(null);
  if (broken === shown && src !== shown) setShown(src);

  return (
    <img
      {...rest}
      alt={alt ?? ''}
      src={shown}
      decoding="async"
      onError={() => {
        setBroken(shown);
        if (src === shown) onExpired?.();
      }}
    />
  );
}
