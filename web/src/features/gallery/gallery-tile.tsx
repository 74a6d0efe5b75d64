import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import {
  Ban,
  CircleAlert,
  Eraser,
  Hourglass,
  type LucideIcon,
  Maximize2,
  Palette,
  ShieldAlert,
  Trash2,
} from 'lucide-react';

import type { ReactNode } from 'react';

import type { Generation } from '../../api/types.js';
import { stepWords } from '../../lib/format.js';
import { FavouriteButton } from '../../runs/favourite-button.js';
import { isSeeThrough, mainArtifact } from '../../runs/result-picture.js';
import { RetentionClock } from '../../ui/retention-clock.js';
import { SignedImage } from '../../ui/signed-image.js';
import { stateWords } from './state-words.js';

interface GalleryTileProps {
  generation: Generation;
  name: string;
  /** What its picture can be used for. */
  further: { bigger: string | undefined; look: string | undefined };
  eager: boolean;
  onDelete: () => void;
  onExpired: () => void;
}

export function GalleryTile(props: GalleryTileProps) {
  const { generation, name, further, eager, onDelete, onExpired } = props;
  const finished = generation.status === 'COMPLETED';
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-2xl border border-hairline bg-raised shadow-card transition-shadow duration-200 hover:shadow-lift">
      <Link
        to="/g/$id"
        params={{ id: generation.id }}
        aria-label={`Open ${name}`}
        className="relative block min-h-0 flex-1 bg-sunken -outline-offset-3"
      >
        <TilePicture {...{ generation, name, eager, onExpired }} />
      </Link>
      <button
        type="button"
        aria-label={`Delete ${name}`}
        onClick={onDelete}
        className={clsx(onPicture, 'absolute right-2 top-2 hover:text-danger')}
      >
        <Trash2 className="size-4.5" aria-hidden="true" />
      </button>
      <div className="absolute left-2 top-2 flex gap-1.5">
        <FurtherLink generation={generation} slug={further.bigger} label={`Make ${name} bigger`}>
          <Maximize2 className="size-4.5" aria-hidden="true" />
        </FurtherLink>
        <FurtherLink
          generation={generation}
          slug={further.look}
          label={`Use ${name} in another look`}
        >
          <Palette className="size-4.5" aria-hidden="true" />
        </FurtherLink>
      </div>
      <div className="flex h-19 shrink-0 flex-col justify-center pl-3">
        <div className="flex min-h-9 items-center">
          <p
            dir="auto"
            className="line-clamp-2 min-w-0 flex-1 text-left text-sm font-semibold leading-tight wrap-break-word"
          >
            {name}
          </p>
          {finished && (!generation.retention.deletedAt || generation.isFavourite) && (
            <FavouriteButton
              generation={generation}
              name={name}
              className="-my-1 -ml-1.5 hover:bg-ink/6"
            />
          )}
        </div>
        {finished ? (
          <RetentionClock retention={generation.retention} isFavourite={generation.isFavourite} />
        ) : (
          <span className="truncate pr-2 text-sm leading-tight text-muted">
            {stateWords(generation)}
          </span>
        )}
      </div>
    </article>
  );
}

/** Where there is a pointer that hovers: small buttons on the picture. Elsewhere its own page has them. */
const onPicture =
  'hidden size-11 place-items-center rounded-xl border border-hairline bg-raised text-ink opacity-0 shadow-card transition-opacity focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 hoverable:grid';

interface FurtherLinkProps {
  generation: Generation;
  slug: string | undefined;
  label: string;
  children: ReactNode;
}

function FurtherLink({ generation, slug, label, children }: FurtherLinkProps) {
  if (slug === undefined || generation.retention.deletedAt) return null;
  return (
    <Link
      to="/studio/$slug"
      params={{ slug }}
      search={{ work: generation.id }}
      aria-label={label}
      title={label}
      className={clsx(onPicture, 'hover:text-primary')}
    >
      {children}
    </Link>
  );
}

function TilePicture({
  generation,
  name,
  eager,
  onExpired,
}: Omit<GalleryTileProps, 'onDelete' | 'further'>) {
  const artifact = mainArtifact(generation);
  if (
    generation.status === 'COMPLETED' &&
    artifact?.previewUrl &&
    !generation.retention.deletedAt
  ) {
    return (
      <SignedImage
        src={artifact.previewUrl}
        alt={name}
        width={artifact.width ?? undefined}
        height={artifact.height ?? undefined}
        loading={eager ? 'eager' : 'lazy'}
        onExpired={onExpired}
        className={clsx(
          'absolute inset-0 size-full',
          artifact.mime === 'image/svg+xml' ||
            generation.artifacts.some(({ kind }) => kind === 'pdf')
            ? 'bg-white object-contain'
            : 'object-cover',
          isSeeThrough(generation) && 'checkered',
        )}
      />
    );
  }
  const Icon = generation.retention.deletedAt ? Eraser : ICONS[generation.status];
  const running = generation.status === 'PROCESSING' && generation.progress;
  return (
    <span className="absolute inset-0 grid place-items-center p-4 text-center text-muted">
      <span>
        <Icon className="mx-auto size-8" strokeWidth={1.4} aria-hidden="true" />
        {running && <span className="mt-2 block text-sm">{stepWords(running.step)}</span>}
      </span>
    </span>
  );
}

const ICONS: Readonly<Record<Generation['status'], LucideIcon>> = {
  PENDING: Hourglass,
  PROCESSING: Hourglass,
  COMPLETED: Eraser,
  FAILED: CircleAlert,
  BLOCKED: ShieldAlert,
  CANCELED: Ban,
  EXPIRED: Hourglass,
};
