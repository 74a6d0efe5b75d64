import type { ResourceProps } from 'react-admin';
import type { Page, PAGES } from './paths';

/** What a resource's folder exports: a component for each of its pages, and for no other. */
export type ResourcePages<Name extends keyof typeof PAGES> = Omit<ResourceProps, 'name' | Page> & {
  [Has in (typeof PAGES)[Name][number]]: NonNullable<ResourceProps[Has]>;
} & { [Lacks in Exclude<Page, (typeof PAGES)[Name][number]>]?: never };
