import { Box, CircularProgress, useMediaQuery, type Theme } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import {
  AppBar,
  Layout,
  TitlePortal,
  useGetIdentity,
  usePermissions,
  UserMenu,
  useSidebarState,
} from 'react-admin';
import { useLocation } from 'react-router-dom';
import { STAFF_PERMISSIONS } from '../providers/resources';
import type { Permission } from '../providers/resources';
import { Brand } from './brand';
import { useTitleOfHeading } from './document-title';
import { NoAccessPage } from './no-access-page';

/** Named after the person, as the button shows them. */
const AccountMenu = () => {
  const { identity } = useGetIdentity();
  return <UserMenu label={`${identity?.fullName ?? ''} account`.trim()} />;
};

const ConsoleAppBar = () => {
  useTitleOfHeading();
  const isWide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  return (
    <AppBar userMenu={<AccountMenu />}>
      {isWide ? (
        <Box sx={{ mr: 4 }}>
          <Brand size={26} />
        </Box>
      ) : null}
      <TitlePortal component="h1" />
    </AppBar>
  );
};

/** On a phone the menu covers the page: it opens when asked for, not because it was open last time. */
function useClosedMenuOnPhones(): void {
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [, setOpen] = useSidebarState();
  const { pathname } = useLocation();
  useEffect(() => {
    if (isPhone) setOpen(false);
  }, [isPhone, pathname, setOpen]);
}

/** The frame of every page; who has no staff permission gets the way out instead. */
export const ConsoleLayout = ({ children }: { children: ReactNode }) => {
  useClosedMenuOnPhones();
  const { permissions, isPending } = usePermissions<ReadonlySet<Permission>>();
  if (isPending) {
    return (
      <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '100vh' }}>
        <CircularProgress aria-label="Loading" />
      </Box>
    );
  }
  if (permissions && ![...STAFF_PERMISSIONS].some((needed) => permissions.has(needed))) {
    return <NoAccessPage />;
  }
  return <Layout appBar={ConsoleAppBar}>{children}</Layout>;
};
