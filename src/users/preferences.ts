/** What people can set for themselves. Stored only where it differs from {@link DEFAULT_PREFERENCES}. */
export interface Preferences {
  /** How long results are kept where the person says nothing else: as each type says, or always one way. */
  readonly retentionDefault: 'by-type' | 'EPHEMERAL' | 'GALLERY';
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether a mail tells of runs that fail. */
  readonly mailOnFailure: boolean;
}

export const RETENTION_DEFAULTS = ['by-type', 'EPHEMERAL', 'GALLERY'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

export const DEFAULT_PREFERENCES: Preferences = {
  retentionDefault: 'by-type',
  theme: 'system',
  mailOnFailure: true,
};

/** Stored preferences with the defaults in the place of what is not set. */
export function completePreferences(stored: Partial<Preferences>): Preferences {
  return { ...DEFAULT_PREFERENCES, ...stored };
}
