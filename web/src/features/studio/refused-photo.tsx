import { ImageOff, ImageUp } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { Button } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';

interface RefusedPhotoProps {
  /** Why nothing can be made of it. */
  words: string;
  onOtherPhoto: () => void;
}

/** What keeps a photo from the look, and what helps; comes into view by itself. */
export function RefusedPhoto({ words, onOtherPhoto }: RefusedPhotoProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    element?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    // The button that was pressed meanwhile is gone, and the focus with it: go on from here.
    if (document.activeElement === document.body) {
      element?.querySelector('button')?.focus({ preventScroll: true });
    }
  }, [words]);
  return (
    <div ref={frame} className="scroll-mb-6 scroll-mt-32">
      <StatusNote icon={ImageOff} tone="warning" title="Not with this photo" role="status">
        <p>{words}</p>
        <Button className="mt-3" onClick={onOtherPhoto}>
          <ImageUp aria-hidden="true" />
          Choose another photo
        </Button>
      </StatusNote>
    </div>
  );
}
