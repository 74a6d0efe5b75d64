import { useQuery } from '@tanstack/react-query';
import { Maximize2, Palette } from 'lucide-react';

import { catalogueQuery } from '../../api/catalogue.js';
import type { Generation } from '../../api/types.js';
import { biggerOf, lookFor } from '../../runs/further.js';
import { tooLargeToGoOn } from '../../runs/photo-of.js';
import { ButtonLink } from '../../ui/button.js';

/** What else can be made of a picture: a bigger one, and another look. */
export function FurtherButtons({ generation }: { generation: Generation }) {
  const { data: types = [] } = useQuery(catalogueQuery);
  const bigger = biggerOf(generation, types);
  const look = lookFor(generation, types);
  const tooLarge = tooLargeToGoOn(generation);
  const search = { work: generation.id };
  return (
    <>
      {bigger && (
        <ButtonLink to="/studio/$slug" params={{ slug: bigger.slug }} search={search}>
          <Maximize2 aria-hidden="true" />
          Make it bigger
        </ButtonLink>
      )}
      {look && (
        <ButtonLink to="/studio/$slug" params={{ slug: look.slug }} search={search}>
          <Palette aria-hidden="true" />
          Another look
        </ButtonLink>
      )}
      {tooLarge && <p className="col-span-full order-1 text-sm text-muted">{tooLarge}</p>}
    </>
  );
}
