import { alpha } from '@mui/material/styles';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';
import { DARK, LIGHT, type Tokens } from './tokens';

const SANS = "'Figtree Variable', system-ui, sans-serif";

/** The browser's text size, which what holds words grows with. */
const REM = parseFloat(getComputedStyle(document.documentElement).fontSize);

const PHONE = '@media (max-width: 599.95px)';

/** Where people point with a thumb. */
const forThumbs = {
  '@media (max-width: 599.95px), (pointer: coarse)': { minHeight: 44, minWidth: 44 },
};

function themeOf(mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions {
  const base = mode === 'dark' ? defaultDarkTheme : defaultLightTheme;
  const hairline = `1px solid ${tokens.hairline}`;
  return {
    ...base,
    palette: {
      mode,
      primary: { main: tokens.primary, contrastText: tokens.onPrimary },
      secondary: { main: tokens.ink, contrastText: tokens.ground },
      error: { main: tokens.danger, contrastText: tokens.onPrimary },
      warning: { main: tokens.warning },
      success: { main: tokens.success },
      info: { main: tokens.primary },
      background: { default: tokens.ground, paper: tokens.raised },
      text: { primary: tokens.ink, secondary: tokens.muted, disabled: tokens.muted },
      divider: tokens.hairline,
    },
    typography: {
      fontFamily: SANS,
      fontSize: 14,
      h1: { fontSize: 28, fontWeight: 650, letterSpacing: '-0.02em' },
      h2: { fontSize: 18, fontWeight: 650, letterSpacing: '-0.01em' },
      h3: { fontSize: 16, fontWeight: 600 },
      h6: { fontSize: 18, fontWeight: 650 },
      button: { textTransform: 'none', fontWeight: 600 },
    },
    shape: { borderRadius: 10 },
    sidebar: { width: 13 * REM, closedWidth: 3.5 * REM },
    components: {
      ...base.components,
      MuiCssBaseline: {
        styleOverrides: {
          body: { fontVariantNumeric: 'tabular-nums' },
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animationDuration: '0.01ms !important',
              transitionDuration: '0.01ms !important',
            },
          },
        },
      },
      MuiPaper: {
        defaultProps: { elevation: 0 },
        styleOverrides: { root: { backgroundImage: 'none' } },
      },
      MuiCard: { styleOverrides: { root: { border: hairline } } },
      MuiMenu: { styleOverrides: { paper: { border: hairline } } },
      MuiDialog: { styleOverrides: { paper: { border: hairline } } },
      MuiAppBar: {
        defaultProps: { color: 'default', elevation: 0 },
        styleOverrides: {
          root: {
            backgroundColor: tokens.ground,
            backgroundImage: 'none',
            color: tokens.ink,
            borderBottom: hairline,
          },
        },
      },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: forThumbs },
      },
      MuiIconButton: { styleOverrides: { root: forThumbs } },
      MuiToggleButton: { styleOverrides: { root: forThumbs } },
      RaMenu: { styleOverrides: { root: { [PHONE]: { '&.RaMenu-open': { width: '100%' } } } } },
      // A table with large text is wider than any screen, and moves by itself.
      RaList: { styleOverrides: { root: { '& .RaList-content': { overflowX: 'auto' } } } },
      RaSidebar: {
        styleOverrides: {
          root: {
            // Grows with the text, and leaves enough of the page to see that it can be closed.
            [PHONE]: { '& .MuiPaper-root': { width: 'min(17rem, 85vw)' } },
            '& .MuiMenuItem-root': { whiteSpace: 'normal' },
          },
        },
      },
      MuiTextField: {
        defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true },
      },
      MuiFormControl: {
        defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true },
      },
      MuiOutlinedInput: {
        styleOverrides: {
          notchedOutline: { borderColor: alpha(tokens.muted, 0.55) },
          root: { backgroundColor: tokens.raised, [PHONE]: { minHeight: 44 } },
        },
      },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: tokens.hairline },
          head: { color: tokens.muted, fontWeight: 600, backgroundColor: tokens.raised },
        },
      },
      // Narrow, so that on a phone the next tab looks in and says that there are more.
      MuiTab: { styleOverrides: { root: { minHeight: 48, minWidth: 0, padding: '12px 14px' } } },
      MuiLink: { defaultProps: { underline: 'always' } },
      MuiTooltip: { defaultProps: { arrow: true, enterDelay: 400 } },
      RaToolbar: {
        styleOverrides: {
          root: { backgroundColor: tokens.raised, borderTop: hairline, backgroundImage: 'none' },
        },
      },
      RaTopToolbar: {
        styleOverrides: {
          root: {
            gap: 4,
            [PHONE]: {
              minHeight: 0,
              padding: '8px 0',
              backgroundColor: 'transparent',
            },
          },
        },
      },
      RaListToolbar: {
        styleOverrides: {
          root: { [PHONE]: { backgroundColor: 'transparent' } },
        },
      },
      RaMenuItemLink: {
        styleOverrides: {
          root: {
            minHeight: 44,
            margin: '2px 8px',
            borderRadius: 8,
            color: tokens.muted,
            '&.RaMenuItemLink-active': {
              color: tokens.ink,
              fontWeight: 650,
              backgroundColor: alpha(tokens.primary, mode === 'dark' ? 0.18 : 0.1),
            },
            '& .RaMenuItemLink-icon': { minWidth: 36 },
          },
        },
      },
      RaLayout: {
        styleOverrides: {
          root: {
            // As wide as the screen: what is wider than that, such as tabs, scrolls by itself.
            minWidth: 0,
            '& .RaLayout-content': { padding: '0 24px 48px', minWidth: 0 },
            [PHONE]: {
              '& .RaLayout-content': { padding: '0 12px 48px' },
            },
          },
        },
      },
    },
  };
}

export const lightTheme = themeOf('light', LIGHT);
export const darkTheme = themeOf('dark', DARK);
