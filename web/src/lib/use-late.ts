import { useEffect, useState } from 'react';

/** What is over sooner than this is not worth a word. */
const SOON_MS = 300;

/** Whether something has been going on for a while; false as soon as it is over. */
export function useLate(goesOn: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => setLate(true), SOON_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [goesOn]);
  return goesOn && late;
}
