import { Link } from '@tanstack/react-router';

import { Logo } from '../ui/logo.js';
import { ThemeSwitch } from './theme-switch.js';

export function Footer() {
  const link =
    'inline-flex min-h-11 items-center hover:text-ink hover:underline underline-offset-4';
  return (
    <footer className="site mt-16 border-t border-hairline">
      <div className="shell flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-8 text-sm text-muted">
        <div className="max-w-xs">
          <span className="text-ink">
            <Logo />
          </span>
          <p className="mt-2">
            Pictures from your photos. You see the price before, and pay nothing when it fails.
          </p>
        </div>
        <nav aria-label="Footer" className="flex flex-wrap gap-x-6">
          <Link to="/catalogue" className={link}>
            Catalogue
          </Link>
          <Link to="/gallery" className={link}>
            Gallery
          </Link>
          <Link to="/pricing" className={link}>
            Prices
          </Link>
          <Link to="/terms" className={link}>
            Terms
          </Link>
          <Link to="/privacy" className={link}>
            Privacy
          </Link>
          <Link to="/contact" className={link}>
            Contact
          </Link>
          <Link to="/trust" className={link}>
            The books
          </Link>
          <a href="/api/v1/docs" className={link}>
            For developers
          </a>
        </nav>
        <ThemeSwitch name="theme-footer" />
        <p className="w-full border-t border-hairline pt-4">
          Sample photos: NASA and SpaceX (public domain), Stéfan van der Walt and Rachel Michetti
          (CC0).
        </p>
      </div>
    </footer>
  );
}
