// Made from openapi.json by npm run openapi. Do not edit.
export interface paths {
    "/api/v1/admin/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first. */
        get: operations["auditLogAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit-events/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the chain of seals is, the roots of the last days, and the last nightly check. */
        get: operations["auditLogAdmin_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit-events/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compares every event with its seal, from the first to the last, and names the first that differs. */
        get: operations["auditLogAdmin_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events as a file: CSV for people, JSON Lines for programs. */
        get: operations["auditLogAdmin_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auditLogAdmin_findById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user, what they may do and what they have left. */
        get: operations["users_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["users_update"];
        trace?: never;
    };
    "/api/v1/users/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["users_readPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["users_updatePreferences"];
        trace?: never;
    };
    "/api/v1/users/me/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["users_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users, newest first. Mail addresses are masked for those without `users:read-contact`. */
        get: operations["usersAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["usersAdmin_findById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all sessions of the user and refuses new ones. */
        post: operations["usersAdmin_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["usersAdmin_reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives the user this role for good, in the place of those they have. */
        put: operations["usersAdmin_setRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles that the user holds now, and until when. */
        get: operations["userRolesAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives the user a role besides those they have, or gives one that they have another end. Nobody
         *     gives what they do not hold themselves, nor for longer than they hold it.
         */
        put: operations["userRolesAdmin_give"];
        post?: never;
        /** Takes a role from the user. The last permanent ADMIN keeps theirs: 409. */
        delete: operations["userRolesAdmin_take"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All roles, those that the program ships and those that staff made. */
        get: operations["rolesAdmin_list"];
        put?: never;
        /** Makes a role. Nobody puts a permission into it that they do not hold themselves. */
        post: operations["rolesAdmin_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/roles/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["rolesAdmin_one"];
        put?: never;
        post?: never;
        /** Deletes a role that nobody holds any more; 409 with the number of people otherwise. */
        delete: operations["rolesAdmin_delete"];
        options?: never;
        head?: never;
        /** Changes a role for all who hold it, at once. Those that the program ships stay: 409. */
        patch: operations["rolesAdmin_update"];
        trace?: never;
    };
    "/api/v1/admin/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What roles are made of, in groups and in words. */
        get: operations["permissionsAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account and signs its owner in. The answer is the same whether or not the address has an
         *     account already; it becomes this one's own once it is confirmed by mail.
         */
        post: operations["password_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["password_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a link to choose a new password to this address, if it has an account. The answer does not
         *     tell.
         */
        post: operations["password_forgot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new password with the key of a link, ends all sessions of the account and signs in. A link
         *     works once.
         */
        post: operations["password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the password, or sets the first one. Ends all other sessions of the account. */
        post: operations["password_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the address that the link was sent to and signs in. A link works once. */
        post: operations["addressVerification_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the signed-in user another link. */
        post: operations["addressVerification_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends another link to where this expired one was sent. The answer is the same for any text. */
        post: operations["addressVerification_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for another address of the signed-in user. It counts once the link that is sent there is
         *     opened; the address before is then told.
         */
        post: operations["addressVerification_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-email/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an account the address again that it had before a change, with the key of the link in the
         *     mail about it, and signs in. Its password, all sessions and what was added since are gone. A link
         *     works once.
         */
        post: operations["addressVerification_revert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges the refresh token, from the cookie or the body, for new tokens. Each is good once:
         *     using one again ends the session. Who names the attempt by a key may repeat it for some minutes,
         *     should the answer be lost.
         */
        post: operations["sessions_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs out: ends the session of the access token, even an expired one, or of the refresh token. */
        post: operations["sessions_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and until when. */
        get: operations["sessions_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in, the device used last first. */
        get: operations["sessions_list"];
        put?: never;
        post?: never;
        /** Signs out everywhere else, or everywhere. */
        delete: operations["sessions_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs out one device. */
        delete: operations["sessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For browsers: leads to the provider. What goes wrong leads to a page that explains it. */
        get: operations["oAuth_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where providers send browsers back to. Leads to the web app with a one-time code. */
        get: operations["oAuth_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges the one-time code of the callback, in the browser that set out and from our pages only
         *     (header `X-Requested-With`). Who adds a way in to their account sends their access token, too.
         */
        post: operations["oAuth_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for a decision in this browser. */
        get: operations["oAuth_grant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/grants/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides for a new account, or for the unconfirmed one that has the address. */
        post: operations["oAuth_makeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/grants/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides that the account is the one that is signed in: adds the way in to it. */
        post: operations["oAuth_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ways in are set up here. */
        get: operations["signInMethods_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["identities_list"];
        put?: never;
        /** Begins to add a way in at a provider. Needs a sign-in of the last minutes. */
        post: operations["identities_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a way in and ends the sessions that it opened. The last one stays: 409. */
        delete: operations["identities_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user's ways in. Addresses are masked for those without `users:read-contact`. */
        get: operations["identitiesAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the user is signed in. Addresses are masked for those without `users:read-contact`. */
        get: operations["sessionsAdmin_list"];
        put?: never;
        post?: never;
        /** Signs the user out everywhere. */
        delete: operations["sessionsAdmin_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs the user out on one device. */
        delete: operations["sessionsAdmin_endOne"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sms/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether and where to codes can be sent. */
        get: operations["sms_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sms/request-otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a code by SMS. The answer is the same whether the number has an account or not; the first
         *     sign-in makes one.
         */
        post: operations["sms_requestOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sms/verify-otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with the code. Three tries for each code; a code is good once. */
        post: operations["sms_verifyOtp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a code to the number that is to be added, or to take the place of the one before. */
        post: operations["ownPhone_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/phone/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the account the number, once the code shows that it is the user's. */
        post: operations["ownPhone_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/phone/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the number away, unless it is the only way to sign in. */
        post: operations["ownPhone_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one picture in. It is turned upright, freed of all metadata, and kept for 24 hours unless used. */
        post: operations["uploads_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["uploads_find"];
        put?: never;
        post?: never;
        /** Erases a picture at once, unless a run is working on it. */
        delete: operations["uploads_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Takes a picture of you in the place of the one before. A square is cut out of it. */
        put: operations["avatars_replace"];
        post?: never;
        /** Erases it at once. Where there is none, nothing happens. */
        delete: operations["avatars_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/{rendition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of an address that another answer gave. Forged, old and erased look alike: 404. */
        get: operations["files_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transformation-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products that are offered */
        get: operations["catalogue_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transformation-types/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product with its form */
        get: operations["catalogue_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All types, whatever their status */
        get: operations["transformationTypesAdmin_list"];
        put?: never;
        /** Make a type with its first version, both drafts */
        post: operations["transformationTypesAdmin_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A type with its versions and prices */
        get: operations["transformationTypesAdmin_one"];
        put?: never;
        post?: never;
        /** Delete a type that was never run; TYPE_IN_USE otherwise */
        delete: operations["transformationTypesAdmin_delete"];
        options?: never;
        head?: never;
        /** Change how a type is shown */
        patch: operations["transformationTypesAdmin_update"];
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a draft that builds on another version */
        post: operations["transformationTypesAdmin_addVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a draft */
        patch: operations["transformationTypesAdmin_updateVersion"];
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/versions/{number}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a version the live one; an older one rolls back */
        post: operations["transformationTypesAdmin_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a type again */
        post: operations["transformationTypesAdmin_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a type out of the shop window; runs under way go on */
        post: operations["transformationTypesAdmin_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a type away for good, with its history */
        post: operations["transformationTypesAdmin_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/transformation-types/{id}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what a unit costs, now or from a later moment on */
        put: operations["transformationTypesAdmin_setPrice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a run would cost: a price that binds for 15 minutes. What is certain to be blocked for its words has none:
         *     `details.reason` is `WORDS_BLOCKED` or `IDEA_UNSAFE`.
         */
        post: operations["billing_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/free-tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The free runs of this month. */
        get: operations["billing_freeTier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Credits and free runs: what may be spent and what runs in progress hold. */
        get: operations["billing_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/balance/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Credits and free runs as server-sent events: `balance` now, and whenever something changes them.
         *     `Last-Event-ID` leaves out what that event said.
         */
        get: operations["billing_balanceEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/cap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your runs cost this month, and how much you let them cost. */
        get: operations["caps_find"];
        /** Caps what your runs of a month may cost, from now on. */
        put: operations["caps_set"];
        post?: never;
        /** Removes the cap. */
        delete: operations["caps_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your part of the books: everything that came, was set aside, spent, given back or ran out. */
        get: operations["ledger_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the books promise, and whether the last nightly check of all of them found it kept. */
        get: operations["ledger_trust"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a user credits; the same Idempotency-Key gives them once. */
        post: operations["billingAdmin_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes credits from a user, who is told by mail; the same Idempotency-Key takes them once. Never more
         *     than there are, unless `mayOwe` says that the rest is owed.
         */
        post: operations["billingAdmin_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the books, newest first. */
        get: operations["billingAdmin_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What lies on every kind of account, in every unit. */
        get: operations["billingAdmin_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transaction with all its entries. */
        get: operations["billingAdmin_transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks every promise of the books now. */
        get: operations["billingAdmin_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans that are offered */
        get: operations["prices_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The packs of credits that are offered */
        get: operations["prices_packs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of every plan and pack: what held, holds and will hold. */
        get: operations["pricesAdmin_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/prices/plans/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A plan's next version, from a date on. Who has the plan keeps the version that was bought. */
        put: operations["pricesAdmin_changePlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/prices/packs/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A pack's next version, from a date on, or a new pack. */
        put: operations["pricesAdmin_changePack"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By whom one can pay here, and what. None: nothing can be bought at the moment. */
        get: operations["payments_listGateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to buy: answers with the page on which to pay. */
        post: operations["payments_checkout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your payments, the newest first. */
        get: operations["payments_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your payments. While it is open, asking has us ask the payment service, too. */
        get: operations["payments_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/payments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls off what you have not paid, and with it the run that waits for it. Who paid at that moment
         *     gets what they paid for, or their money back.
         */
        post: operations["payments_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a payment, by the payment's id. */
        get: operations["payments_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's payments, the newest first. */
        get: operations["paymentsAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment, with what went back of it and how much still can. */
        get: operations["paymentsAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A copy of its receipt; who may not see people or their addresses gets it without them. */
        get: operations["paymentsAdmin_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives money back, and takes the credits that go with it. The same Idempotency-Key gives it back
         *     once; `FAILED` is the answer where the payment service refuses, and the credits are back.
         */
        post: operations["paymentsAdmin_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's subscriptions, the newest first. */
        get: operations["subscriptionsAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All refunds by staff, the newest first; `AWAITING` are those that a second person decides. */
        get: operations["refundsAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/refunds/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a refund above the limit of one person go. Not for who asked for it, nor for the buyer. */
        post: operations["refundsAdmin_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/refunds/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops it: nothing has moved. Not for who asked for it, nor for the buyer. */
        post: operations["refundsAdmin_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pays for one run that waits for it. With `paymentMethodId` the money is taken at once; where the
         *     bank asks its owner first, or without one, `checkoutUrl` says where to go. The run begins when the
         *     payment service says that it is paid; if it comes to nothing, the money goes back by itself.
         */
        post: operations["singlePayments_pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your plan: what it is, until when it is paid, what comes next, and what happened to it. */
        get: operations["subscriptions_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Another plan: a dearer one at once, paid in part for the rest of the month; a cheaper one from the
         *     next month on; `free` ends the plan with the month that is paid. Your own plan takes back what was
         *     planned. A first plan is begun at `/billing/checkout`.
         */
        put: operations["subscriptions_choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/plan/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What another plan would cost and bring at once, by the payment service's own reckoning. */
        get: operations["subscriptions_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The payment service's page for your cards and bills. It leads back to ours. */
        post: operations["subscriptions_portal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{gateway}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For payment services alone: their signature over the bytes of the body is the proof. */
        post: operations["webhooks_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user's runs, newest first. */
        get: operations["generation_list"];
        put?: never;
        /**
         * Starts a run. Answers at once with 202; with `Prefer: wait=N` it waits up to N seconds for the
         *     end and then answers 200 with the finished run. A run that failed is an error then: 400 with the field where
         *     something that was given is the reason, as for a form, and otherwise 500; `details.generationId` names the run.
         */
        post: operations["generation_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["generation_find"];
        put?: never;
        post?: never;
        /** Removes a finished run from the gallery and erases its files. */
        delete: operations["generation_remove"];
        options?: never;
        head?: never;
        /** Changes title, favourite and how long the result is kept. */
        patch: operations["generation_update"];
        trace?: never;
    };
    "/api/v1/generations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a run that waits or works. Nothing is charged. */
        post: operations["generation_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a failed or cancelled run again, as a new run. */
        post: operations["generation_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens to a run, as server-sent events; `Last-Event-ID` goes on after that event. */
        get: operations["generation_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/artifacts/{artifactId}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a finished run. The first complete download starts the clock of EPHEMERAL results. */
        get: operations["generation_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/artifacts/{artifactId}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a picture of a finished run in as an upload, so that something further can be made of it, such as a bigger
         *     one. It is a copy: judged and kept like an upload, and while no run uses it, it goes with the picture. No download,
         *     so it starts no clock.
         */
        post: operations["generation_takeAsUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All users' runs: what happened to them, without their pictures and inputs. */
        get: operations["generationAdmin_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/generations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["generationAdmin_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/generations/{id}/reviewed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a run from those that wait to be looked at because of their words. */
        post: operations["generationAdmin_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a look would make of a photo: a small picture at once, free, and kept nowhere. Grain and the
         *     like fall differently in the run.
         */
        post: operations["previews_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to collect everything that is kept about you; the archive can be fetched when it is ready. */
        post: operations["privacy_requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/privacy-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your requests for an archive, newest first, at most 50. */
        get: operations["privacy_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/privacy-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["privacy_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/privacy-requests/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The archive: one zip with JSON, your pictures and your ledger. */
        get: operations["privacy_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases your account: at once nobody can sign in, then everything goes that may go. */
        post: operations["privacy_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an erasure did, without anything personal. The id is known to its owner only. */
        get: operations["privacy_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you had made, and what it cost, in all and month by month. */
        get: operations["account_readStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in your account, newest first: sign-ins, changes, runs and archives. */
        get: operations["account_listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of the business, and how they came about day by day. */
        get: operations["statsAdmin_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was earned, from the ledger: sold, given back and disputed, in each currency and day by day. */
        get: operations["statsAdmin_earned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs. */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process can serve: the database answers. Where files cannot be stored it is `degraded`, and
         *     serves all that needs no storing: every process shares the store, so none would be better.
         */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who runs this installation, to whom data goes, how long it is kept, and whether it sells. */
        get: operations["serviceFacts_describe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AuditAction: "user.registered" | "user.adopted" | "user.suspended" | "user.reactivated" | "user.role-changed" | "user.role-given" | "user.role-taken" | "role.created" | "role.updated" | "role.deleted" | "phone.added" | "phone.changed" | "phone.removed" | "phone.code-failed" | "session.started" | "session.ended" | "session.refresh-reused" | "session.revoked-by-staff" | "sign-in.failed" | "email.verified" | "email.changed" | "email.taken-back" | "password.reset-requested" | "password.reset" | "password.changed" | "identity.linked" | "identity.unlinked" | "access.denied" | "type.created" | "type.updated" | "type.version-published" | "type.status-changed" | "type.deleted" | "price.changed" | "plan.changed" | "pack.changed" | "generation.read-by-staff" | "generation.reviewed" | "artifact.viewed-by-staff" | "credits.granted" | "credits.taken" | "spending-cap.set" | "spending-cap.removed" | "spending-cap.neared" | "payment.refunded" | "payment.refund-asked" | "payment.refund-approved" | "payment.refund-rejected" | "payment.refund-failed" | "payment.refund-returned" | "demo-account.prepared" | "privacy.export-requested" | "privacy.export-downloaded" | "privacy.erasure-requested" | "privacy.erased" | "audit.verified" | "audit.exported" | "audit.expired";
        AuditActorResponse: {
            /** Format: uuid */
            id: string | null;
            /** @enum {string} */
            kind: "user" | "system" | "anonymous";
            /** @description As the person is called today; null for whoever is no user any more. */
            name: string | null;
            /** @description The roles that the actor held at that time. */
            role: string | null;
        };
        AuditEventResponse: {
            /** Format: uuid */
            id: string;
            seq: number;
            actor: components["schemas"]["AuditActorResponse"];
            action: components["schemas"]["AuditAction"];
            entityType: string;
            entityId: string | null;
            /** @description Of users and products: what they are called today. */
            entityName: string | null;
            diff: {
                [key: string]: unknown;
            };
            ip: string | null;
            userAgent: string | null;
            /**
             * @description Fields that cannot be shown: `ip`, `userAgent` or names within `diff`. `erased`: with the person
             *     whom they were about; `damaged`: somebody changed them in the database.
             */
            hidden: {
                [key: string]: "erased" | "damaged";
            };
            requestId: string | null;
            /** Format: date-time */
            at: string;
        };
        Pagination: {
            page: number;
            limit: number;
            total: number;
            totalIsLowerBound?: boolean;
            nextCursor?: string;
        };
        AuditEventPage: {
            data: components["schemas"]["AuditEventResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description What went wrong, stable and for programs.
         * @enum {string}
         */
        ErrorCode: "AUTH_REQUIRED" | "AUTH_INVALID" | "AUTH_EXPIRED" | "AUTH_FORBIDDEN" | "VALIDATION_ERROR" | "FILE_TOO_LARGE" | "INVALID_FILE_TYPE" | "FREE_TIER_EXHAUSTED" | "PAYMENT_REQUIRED" | "PAYMENT_FAILED" | "TRANSFORMATION_FAILED" | "API_ERROR" | "RATE_LIMIT_EXCEEDED" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "TYPE_IN_USE" | "IDEMPOTENCY_MISMATCH" | "BODY_TOO_LARGE" | "CONTENT_TYPE_NOT_SUPPORTED" | "SERVICE_UNAVAILABLE" | "INTERNAL_ERROR";
        ErrorBody: {
            /** @description What went wrong, stable and for programs. */
            code: components["schemas"]["ErrorCode"];
            /** @description What went wrong, for people. */
            message: string;
            /** @enum {string} */
            category: "AUTHENTICATION" | "BILLING" | "API" | "NETWORK" | "VALIDATION";
            /** @description The field and the figures. */
            details: {
                [key: string]: unknown;
            };
            /** @description Quote this when asking for help; it is also the header `X-Request-Id`. */
            requestId: string;
        };
        ErrorResponse: {
            error: components["schemas"]["ErrorBody"];
        };
        AuditDayRoot: {
            /** Format: date */
            day: string;
            root: string;
        };
        AuditProblemResponse: {
            /**
             * @description `altered`: not what was sealed; `missing`: gone; `inserted`: came in past the trail; `broken`:
             *     seals are gone, do not follow each other or contradict the root of a day.
             * @enum {string}
             */
            kind: "altered" | "missing" | "inserted" | "broken";
            /** @description The event's number. */
            seq: number | null;
            id: string | null;
            /** @description Its place in the chain. */
            position: number | null;
            message: string;
        };
        AuditVerdictResponse: {
            intact: boolean;
            /** @description Events that were compared with their seals. */
            sealed: number;
            /** @description Events so new that they wait for their seal. */
            unsealed: number;
            problems: number;
            /** @description The problem with the lowest number of an event. */
            firstProblem: components["schemas"]["AuditProblemResponse"] | null;
            /** @description The end of the chain: it fixes every event before it. */
            root: string | null;
        };
        AuditCheckResponse: {
            /** Format: date */
            day: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            verdict: components["schemas"]["AuditVerdictResponse"] | null;
        };
        AuditChainResponse: {
            /** @description The end of the chain now: the number of seals and the last hash. */
            root: string | null;
            /** Format: date-time */
            sealedAt: string | null;
            unsealed: number;
            /** @description The roots of the last days (UTC) on which something was recorded, newest first. */
            days: components["schemas"]["AuditDayRoot"][];
            /** @description The last nightly check. */
            lastCheck: components["schemas"]["AuditCheckResponse"] | null;
        };
        AuditVerificationResponse: {
            intact: boolean;
            /** @description Events that were compared with their seals. */
            sealed: number;
            /** @description Events so new that they wait for their seal. */
            unsealed: number;
            problems: number;
            /** @description The problem with the lowest number of an event. */
            firstProblem: components["schemas"]["AuditProblemResponse"] | null;
            /** @description The end of the chain: it fixes every event before it. */
            root: string | null;
            /** Format: date-time */
            asOf: string;
            tookMs: number;
            /**
             * @description Of the root that was sent: `contained`: nothing before it was changed since; `absent`: the chain
             *     was written anew; `expired`: its events are older than what is kept.
             * @enum {string|null}
             */
            givenRoot: "contained" | "absent" | "expired" | null;
        };
        /**
         * @description How long results are kept unless a run says otherwise.
         * @enum {string}
         */
        RetentionPreference: "by-type" | "EPHEMERAL" | "GALLERY";
        /** @enum {string} */
        Theme: "system" | "light" | "dark";
        PreferencesResponse: {
            /** @description How long results are kept unless a run says otherwise. */
            retentionDefault: components["schemas"]["RetentionPreference"];
            theme: components["schemas"]["Theme"];
            /** @description Whether a mail tells of runs that fail. It goes to a confirmed address only. */
            mailOnFailure: boolean;
        };
        /** @enum {string} */
        Permission: "account:read" | "account:write" | "uploads:create" | "generations:create" | "generations:read" | "generations:write" | "artifacts:download" | "billing:read" | "payments:create" | "users:read" | "users:read-contact" | "users:suspend" | "sessions:revoke" | "roles:assign" | "roles:write" | "types:read" | "types:write" | "types:publish" | "experiments:write" | "generations:read-any" | "artifacts:view-any" | "moderation:decide" | "payments:read" | "ledger:read" | "credits:grant" | "credits:take" | "payments:refund" | "plans:write" | "prices:write" | "providers:switch" | "flags:write" | "audit:read" | "audit:verify" | "audit:export";
        FreeTierUsage: {
            limit: number;
            used: number;
            held: number;
            remaining: number;
            /** Format: date-time */
            renewsAt: string;
        };
        CreditsResponse: {
            available: number;
            held: number;
        };
        MeResponse: {
            /** Format: uuid */
            id: string;
            email: string | null;
            emailVerified: boolean;
            /** @description E.164. */
            phone: string | null;
            /** @description Whether a password is one of the ways in. */
            hasPassword: boolean;
            displayName: string;
            /** @description A small square, without sign-in, for at most 5 minutes; null: none was given. */
            avatarUrl: string | null;
            /** @description BCP 47; null: as the browser says. */
            locale: string | null;
            /** @description IANA name; null: as the browser says. */
            timezone: string | null;
            preferences: components["schemas"]["PreferencesResponse"];
            /** @enum {string} */
            role: "ADMIN" | "GUEST";
            permissions: components["schemas"]["Permission"][];
            freeTier: components["schemas"]["FreeTierUsage"];
            credits: components["schemas"]["CreditsResponse"];
            /** @description Spent credits of a payment that was taken back: nothing is run before they are paid. */
            creditsOwed: number;
            /** @example free */
            plan: string;
            /**
             * Format: date-time
             * @description Until when it stays if nothing more is paid; null: without an end.
             */
            planUntil: string | null;
            /** @description Whether the plan lets results in the gallery stay until their owner removes them. */
            keepsResults: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        UpdateMeRequest: {
            displayName?: string;
            /**
             * @description BCP 47; null: as the browser says.
             * @example en-GB
             */
            locale?: string | null;
            /**
             * @description IANA name; null: as the browser says.
             * @example Europe/London
             */
            timezone?: string | null;
        };
        UpdatePreferencesRequest: {
            retentionDefault?: components["schemas"]["RetentionPreference"];
            theme?: components["schemas"]["Theme"];
            mailOnFailure?: boolean;
        };
        PermissionsResponse: {
            /** @enum {string} */
            role: "ADMIN" | "GUEST";
            /**
             * @example [
             *       "GUEST",
             *       "SUPPORT"
             *     ]
             */
            roles: string[];
            permissions: components["schemas"]["Permission"][];
        };
        /** @enum {string} */
        UserStatus: "active" | "suspended" | "erased";
        AdminUserResponse: {
            /** Format: uuid */
            id: string;
            /** @description Masked for those without `users:read-contact`. */
            email: string | null;
            emailVerified: boolean;
            /**
             * @description Masked for everybody: country code and the last two digits.
             * @example +44 ••• •• 56
             */
            phone: string | null;
            displayName: string;
            /** @enum {string} */
            role: "ADMIN" | "GUEST";
            /**
             * @example [
             *       "GUEST",
             *       "SUPPORT"
             *     ]
             */
            roles: string[];
            status: components["schemas"]["UserStatus"];
            /** @description Free runs used this month. */
            freeTierUsed: number;
            credits: components["schemas"]["CreditsResponse"];
            /** @description Spent credits of a payment that was taken back: nothing is run before they are paid. */
            creditsOwed: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastActiveAt: string | null;
        };
        AdminUserPage: {
            data: components["schemas"]["AdminUserResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        ReasonRequest: {
            /** @description Why; kept in the audit trail. */
            reason: string;
        };
        /** @enum {string} */
        Role: "GUEST" | "SUPPORT" | "CATALOG_EDITOR" | "FINANCE" | "AUDITOR" | "ADMIN";
        RoleRequest: {
            /** @description Why; kept in the audit trail. */
            reason?: string;
            role: components["schemas"]["Role"];
        };
        RoleGiver: {
            /** Format: uuid */
            id: string;
            displayName: string;
        };
        UserRoleResponse: {
            /** @example SUPPORT */
            role: string;
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description Null: for good.
             */
            expiresAt: string | null;
            /** @description Null where the program gave it, or who gave it was erased. */
            grantedBy: components["schemas"]["RoleGiver"] | null;
        };
        UserRolesResponse: {
            data: components["schemas"]["UserRoleResponse"][];
        };
        GiveRoleRequest: {
            /** @description Why; kept in the audit trail. */
            reason: string;
            /**
             * Format: date-time
             * @description When it ends by itself; null or left out: never.
             */
            expiresAt?: string | null;
        };
        RoleResponse: {
            /**
             * @description Its key: made from the first name, and never changed.
             * @example NIGHT_SHIFT
             */
            id: string;
            name: string;
            description: string;
            permissions: components["schemas"]["Permission"][];
            /** @description Whether the program ships it; then it cannot be changed. */
            builtIn: boolean;
            /** @description How many people hold it now. */
            holders: number;
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        RolePage: {
            data: components["schemas"]["RoleResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description Besides those that everybody with an account has.
         * @enum {string}
         */
        StaffPermission: "users:read" | "users:read-contact" | "users:suspend" | "sessions:revoke" | "roles:assign" | "roles:write" | "types:read" | "types:write" | "types:publish" | "experiments:write" | "generations:read-any" | "artifacts:view-any" | "moderation:decide" | "payments:read" | "ledger:read" | "credits:grant" | "credits:take" | "payments:refund" | "plans:write" | "prices:write" | "providers:switch" | "flags:write" | "audit:read" | "audit:verify" | "audit:export";
        CreateRoleRequest: {
            /** @example Night shift */
            name: string;
            /** @description What it is for. */
            description?: string;
            /** @description Besides those that everybody with an account has. */
            permissions: components["schemas"]["StaffPermission"][];
        };
        UpdateRoleRequest: {
            /** @example Night shift */
            name?: string;
            /** @description What it is for. */
            description?: string;
            /** @description Besides those that everybody with an account has. */
            permissions?: components["schemas"]["StaffPermission"][];
            /** @description The revision that was read; if it is not the current one any more, nothing is changed. */
            revision: number;
        };
        /** @enum {string} */
        PermissionGroup: "Own account" | "People" | "Roles" | "Products" | "Runs and pictures" | "Money" | "Operation" | "Audit trail";
        PermissionResponse: {
            id: components["schemas"]["Permission"];
            group: components["schemas"]["PermissionGroup"];
            /** @description What it lets people do, in words. */
            does: string;
            /** @description Whether everybody with an account has it; roles are not made of those. */
            everybody: boolean;
        };
        PermissionsListResponse: {
            data: components["schemas"]["PermissionResponse"][];
        };
        RegisterRequest: {
            /**
             * Format: email
             * @example ada@example.org
             */
            email: string;
            /**
             * @description Of 10 to 256 characters, and none of the most common ones.
             * @example correct horse battery
             */
            password: string;
            /**
             * @description Default: what stands before the @.
             * @example Ada
             */
            displayName?: string;
        };
        SignedInUser: {
            /** Format: uuid */
            id: string;
            email: string | null;
            /** @description E.164. */
            phone: string | null;
            displayName: string;
            /** @enum {string} */
            role: "ADMIN" | "GUEST";
            emailVerified: boolean;
        };
        SignInResponse: {
            /** @description Send it as `Authorization: Bearer …`. */
            accessToken: string;
            /**
             * @description Seconds.
             * @example 600
             */
            expiresIn: number;
            /** @description Only with the header `X-Token-Delivery: body`; otherwise it is in a cookie. Good once. */
            refreshToken?: string;
            user: components["schemas"]["SignedInUser"];
        };
        LoginRequest: {
            /**
             * Format: email
             * @example ada@example.org
             */
            email: string;
            /** @example correct horse battery */
            password: string;
        };
        ForgotPasswordRequest: {
            /**
             * Format: email
             * @example ada@example.org
             */
            email: string;
        };
        MailSentResponse: {
            success: boolean;
            /** @description In words for the person; the same whether or not there was anybody to write to. */
            message: string;
            /**
             * @description Seconds after which asking again makes sense.
             * @example 60
             */
            retryAfter: number;
        };
        ResetPasswordRequest: {
            /** @description What stands after `#token=` in the link. */
            token: string;
            /** @example correct horse battery */
            password: string;
        };
        ChangePasswordRequest: {
            /** @description Needed where the account has a password. */
            currentPassword?: string;
            /** @example correct horse battery */
            newPassword: string;
        };
        VerifyEmailRequest: {
            /** @description What stands after `#token=` in the link. */
            token: string;
        };
        ChangeEmailRequest: {
            /**
             * Format: email
             * @example ada@example.org
             */
            email: string;
            /** @description Needed where the account has a password. */
            password?: string;
        };
        RefreshTokenRequest: {
            /** @description For API clients; browsers send the cookie instead. */
            refreshToken?: string;
        };
        TokensResponse: {
            /** @description Send it as `Authorization: Bearer …`. */
            accessToken: string;
            /**
             * @description Seconds.
             * @example 600
             */
            expiresIn: number;
            /** @description Only with the header `X-Token-Delivery: body`; otherwise it is in a cookie. Good once. */
            refreshToken?: string;
        };
        /**
         * @description By which way in this session was opened; null once that way in is gone.
         * @enum {string}
         */
        IdentityProvider: "password" | "google" | "facebook" | "phone" | "oidc";
        SessionUser: {
            /** Format: uuid */
            id: string;
            email: string | null;
            /** @enum {string} */
            role: "ADMIN" | "GUEST";
            /** @description By which way in this session was opened; null once that way in is gone. */
            authProvider: components["schemas"]["IdentityProvider"] | null;
            /** @description Free runs used this month. */
            freeTierUsed: number;
        };
        SessionTimes: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When it ends without any request.
             */
            idleExpiresAt: string;
            /**
             * Format: date-time
             * @description When it ends in any case.
             */
            absoluteExpiresAt: string;
        };
        SessionResponse: {
            user: components["schemas"]["SessionUser"];
            session: components["schemas"]["SessionTimes"];
        };
        /** @enum {string} */
        DeviceKind: "computer" | "phone" | "tablet" | "program" | "unknown";
        DeviceResponse: {
            /**
             * @description In words, from what the browser or program says of itself.
             * @example Chrome on Windows
             */
            name: string;
            kind: components["schemas"]["DeviceKind"];
        };
        OwnSession: {
            /** Format: uuid */
            id: string;
            device: components["schemas"]["DeviceResponse"];
            /**
             * @description Where it was used last, as a network address; no place is guessed from it.
             * @example 203.0.113.7
             */
            ip: string | null;
            /** @description By which way in it was opened; null once that way in is gone. */
            authProvider: components["schemas"]["IdentityProvider"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastActivityAt: string;
            /** Format: date-time */
            idleExpiresAt: string;
            /** Format: date-time */
            absoluteExpiresAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        OwnSessionPage: {
            data: components["schemas"]["OwnSession"][];
            pagination: components["schemas"]["Pagination"];
        };
        EndedSessions: {
            /** @description How many sessions ended. */
            ended: number;
        };
        ExchangeRequest: {
            /** @description The `code` of the address that the callback led to. Good once, for a minute, in this browser. */
            code: string;
        };
        /**
         * @description `signed-in`: with tokens, as after signing in otherwise. `linked`: the signed-in account has one
         *     more way in. `question`: the grant waits for a decision.
         * @enum {string}
         */
        ExchangeOutcome: "signed-in" | "linked" | "question";
        ExchangeResponse: {
            /** @description Send it as `Authorization: Bearer …`. */
            accessToken?: string;
            /**
             * @description Seconds.
             * @example 600
             */
            expiresIn?: number;
            /** @description Only with the header `X-Token-Delivery: body`; otherwise it is in a cookie. Good once. */
            refreshToken?: string;
            user?: components["schemas"]["SignedInUser"];
            /**
             * @description `signed-in`: with tokens, as after signing in otherwise. `linked`: the signed-in account has one
             *     more way in. `question`: the grant waits for a decision.
             */
            outcome: components["schemas"]["ExchangeOutcome"];
            /** @description The path of our pages that the sign-in was begun for. */
            returnTo?: string;
            /**
             * Format: uuid
             * @description With the outcome `question`.
             */
            grantId?: string;
        };
        /** @enum {string} */
        OAuthProvider: "google" | "facebook" | "oidc";
        /**
         * @description `address-unproven`: the provider does not vouch for an address. `account-unconfirmed`: it does, and
         *     there is an account that claims this address, which nobody has confirmed.
         * @enum {string}
         */
        OpenQuestion: "address-unproven" | "account-unconfirmed";
        GrantResponse: {
            /** Format: uuid */
            id: string;
            provider: components["schemas"]["OAuthProvider"];
            /** @example Google */
            providerName: string;
            /** @description As the provider says. */
            name: string | null;
            /** @description The address there, masked. */
            email: string | null;
            /**
             * @description `address-unproven`: the provider does not vouch for an address. `account-unconfirmed`: it does, and
             *     there is an account that claims this address, which nobody has confirmed.
             */
            question: components["schemas"]["OpenQuestion"];
            /** @description Whether that account can be taken over; see `adopt`. */
            canAdopt: boolean;
            returnTo?: string;
        };
        AccountRequest: {
            /**
             * @description Takes the account over that claims the address which the provider vouches for, instead of making a
             *     new one. Its password and its sessions end.
             * @default false
             */
            adopt: boolean;
        };
        OidcMethod: {
            /**
             * @description How its button calls it.
             * @example Acme ID
             */
            name: string;
        };
        SignInMethodsResponse: {
            password: boolean;
            sms: boolean;
            google: boolean;
            facebook: boolean;
            /** @description A further issuer of OpenID Connect, where one is set up. */
            oidc: components["schemas"]["OidcMethod"] | null;
        };
        IdentityResponse: {
            /** Format: uuid */
            id: string;
            provider: components["schemas"]["IdentityProvider"];
            /**
             * @description By which one recognises it: the address at the provider, masked unless staff may see contacts.
             * @example a•••@example.org
             */
            label: string | null;
            /** Format: date-time */
            addedAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @description Whether it can be used here now; a provider may have been switched off. */
            usable: boolean;
            /** @description Whether this session was opened by it. */
            current: boolean;
        };
        IdentitiesResponse: {
            data: components["schemas"]["IdentityResponse"][];
        };
        LinkRequest: {
            provider: components["schemas"]["OAuthProvider"];
            /** @description The path of our pages to go to afterwards; others are ignored. */
            returnTo?: string;
        };
        LinkResponse: {
            /**
             * Format: uri
             * @description Where to send the browser. It must be the one that got this answer: it has the cookie.
             */
            authorizationUrl: string;
        };
        IdentitySummary: {
            /** Format: uuid */
            id: string;
            provider: components["schemas"]["IdentityProvider"];
            /**
             * @description By which one recognises it: the address at the provider, masked unless staff may see contacts.
             * @example a•••@example.org
             */
            label: string | null;
            /** Format: date-time */
            addedAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @description Whether it can be used here now; a provider may have been switched off. */
            usable: boolean;
        };
        UserIdentitiesResponse: {
            data: components["schemas"]["IdentitySummary"][];
        };
        SessionSummary: {
            /** Format: uuid */
            id: string;
            device: components["schemas"]["DeviceResponse"];
            /**
             * @description Where it was used last, as a network address; no place is guessed from it.
             * @example 203.0.113.7
             */
            ip: string | null;
            /** @description By which way in it was opened; null once that way in is gone. */
            authProvider: components["schemas"]["IdentityProvider"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastActivityAt: string;
            /** Format: date-time */
            idleExpiresAt: string;
            /** Format: date-time */
            absoluteExpiresAt: string;
        };
        SessionPage: {
            data: components["schemas"]["SessionSummary"][];
            pagination: components["schemas"]["Pagination"];
        };
        SmsOptionsResponse: {
            /** @description Whether codes can be sent at all: where no carrier is set up they cannot. */
            available: boolean;
            /**
             * @description Where to, by ISO 3166-1 alpha-2, in alphabetical order.
             * @example [
             *       "DE",
             *       "GB",
             *       "US"
             *     ]
             */
            countries: string[];
            /**
             * @description How many digits a code has.
             * @example 6
             */
            codeLength: number;
        };
        PhoneRequest: {
            /**
             * @description With its country code; spaces, brackets and hyphens do not matter.
             * @example +14155550123
             */
            phone: string;
        };
        CodeSentResponse: {
            /** @example true */
            success: boolean;
            message: string;
            /**
             * @description Seconds until another code can be asked for.
             * @example 60
             */
            retryAfter: number;
        };
        PhoneCodeRequest: {
            /**
             * @description With its country code; spaces, brackets and hyphens do not matter.
             * @example +14155550123
             */
            phone: string;
            /**
             * @description The code of the message; spaces and hyphens do not matter.
             * @example 123456
             */
            otp: string;
        };
        OwnPhoneRequest: {
            /**
             * @description With its country code; spaces, brackets and hyphens do not matter.
             * @example +14155550123
             */
            phone: string;
            /** @description For accounts with a password; the others need a sign-in of the last 15 minutes. */
            password?: string;
        };
        OwnPhoneResponse: {
            /**
             * @description E.164.
             * @example +14155550123
             */
            phone: string;
        };
        OwnPhoneProof: {
            /** @description For accounts with a password; the others need a sign-in of the last 15 minutes. */
            password?: string;
        };
        UploadForm: {
            /**
             * Format: binary
             * @description One picture: JPEG, PNG, WebP or GIF, at most 10 MB, 100 to 5,000 pixels a side.
             */
            file: string;
        };
        UploadResponse: {
            /**
             * Format: uuid
             * @description What `inputAssetIds` of a quote and of a run take.
             */
            id: string;
            /**
             * @description Of the picture as it is kept: GIF and transparent pictures become PNG, all others JPEG.
             * @enum {string}
             */
            mime: "image/jpeg" | "image/png";
            bytes: number;
            width: number;
            height: number;
            /** @description Of the picture as it is kept, in hex. */
            sha256: string;
            /** @description A smaller WebP, without sign-in, for at most 5 minutes. */
            previewUrl: string;
            /**
             * Format: date-time
             * @description When it goes if no run uses it; null while a run decides.
             */
            expiresAt: string | null;
            /**
             * @description What the picture was taken for: of `block` nothing is made, a run of `review` is made and looked at. The warnings
             *     say why.
             * @enum {string}
             */
            verdict: "allow" | "review" | "block";
            /** @description What is to be known of the picture, in words: what was lost on the way, and what may not be made of it. */
            warnings?: string[];
        };
        AvatarResponse: {
            /** @description A small square WebP, without sign-in, for at most 5 minutes. */
            avatarUrl: string;
        };
        EnlargedResponse: {
            /** @description Runs that would give more pixels are refused before they begin. */
            maxPixels: number;
            /** @description The name of that field of `inputs`. */
            by: string;
        };
        BundlePrice: {
            /** @description So many units together … */
            units: number;
            /** @description … cost so many credits. */
            credits: number;
        };
        PriceResponse: {
            /** @description Credits per unit */
            credits: number;
            /** @enum {string} */
            unit: "run" | "view" | "page" | "chapter";
            bundle: components["schemas"]["BundlePrice"] | null;
        };
        TransformationTypeResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            category: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
            tags: string[];
            /** @enum {string} */
            inputKind: "photo" | "prompt" | "photo+prompt" | "work";
            /** @enum {string} */
            outputKind: "image" | "image_set" | "text" | "story" | "ebook" | "coloring_pdf";
            /** @enum {string} */
            retentionDefault: "EPHEMERAL" | "GALLERY";
            /** @description A plan that is needed, if any. */
            minPlan: string | null;
            /** @description An example of the result; null where there is none. */
            thumbnailUrl: string | null;
            /** @description The photo that the example was made of; null where there is none. */
            beforeThumbnailUrl: string | null;
            /** @description Its place in the shop window. */
            sortOrder: number;
            /** @description JSON Schema (2020-12) of `inputs`; drives the form. */
            inputSchema: {
                [key: string]: unknown;
            };
            /** @description Number of the live version. */
            version: number;
            /**
             * @description Whether it can run here and now.
             * @enum {string}
             */
            availability: "ready" | "needs-provider";
            /** @description How large its picture is, where it is as large as the photo times something; null elsewhere. */
            enlarged: components["schemas"]["EnlargedResponse"] | null;
            slug: string;
            name: string;
            description: string;
            enabled: boolean;
            price: components["schemas"]["PriceResponse"];
            freeTierEligible: boolean;
            /** @description Whether `POST /previews` shows what a run would give. */
            previewable: boolean;
        };
        TransformationTypePage: {
            data: components["schemas"]["TransformationTypeResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        AdminTypeResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            category: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
            tags: string[];
            sortOrder: number;
            /** @enum {string} */
            inputKind: "photo" | "prompt" | "photo+prompt" | "work";
            /** @enum {string} */
            outputKind: "image" | "image_set" | "text" | "story" | "ebook" | "coloring_pdf";
            /** @enum {string} */
            status: "draft" | "published" | "disabled" | "archived";
            /** @enum {string} */
            retentionDefault: "EPHEMERAL" | "GALLERY";
            minPlan: string | null;
            thumbnailUrl: string | null;
            beforeThumbnailUrl: string | null;
            liveVersion: number | null;
            /**
             * @description Of the live version; null without one.
             * @enum {string|null}
             */
            availability: "ready" | "needs-provider" | null;
            /** @description How often it was run. */
            usageCount: number;
            /** @description Send it back with a change. */
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            slug: string;
            name: string;
            description: string;
            /** @description True where it is published. */
            enabled: boolean;
            freeTierEligible: boolean;
            price: components["schemas"]["PriceResponse"];
        };
        AdminTypePage: {
            data: components["schemas"]["AdminTypeResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        TypeVersionResponse: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            status: "draft" | "live" | "retired";
            pipeline: {
                [key: string]: unknown;
            }[];
            inputSchema: {
                [key: string]: unknown;
            };
            outputSpec: {
                [key: string]: unknown;
            };
            routes: {
                [key: string]: unknown;
            };
            deadlineMs: number;
            /** @enum {string} */
            availability: "ready" | "needs-provider";
            /** Format: date-time */
            publishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            promptTemplate: string;
            negativePrompt: string;
            /** @description sha256 of all of the above. */
            contentHash: string;
        };
        PriceRuleResponse: {
            /** @description Credits per unit */
            credits: number;
            /** @enum {string} */
            unit: "run" | "view" | "page" | "chapter";
            bundle: components["schemas"]["BundlePrice"] | null;
            /** Format: date-time */
            effectiveFrom: string;
        };
        AdminTypeDetail: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            category: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
            tags: string[];
            sortOrder: number;
            /** @enum {string} */
            inputKind: "photo" | "prompt" | "photo+prompt" | "work";
            /** @enum {string} */
            outputKind: "image" | "image_set" | "text" | "story" | "ebook" | "coloring_pdf";
            /** @enum {string} */
            status: "draft" | "published" | "disabled" | "archived";
            /** @enum {string} */
            retentionDefault: "EPHEMERAL" | "GALLERY";
            minPlan: string | null;
            thumbnailUrl: string | null;
            beforeThumbnailUrl: string | null;
            liveVersion: number | null;
            /**
             * @description Of the live version; null without one.
             * @enum {string|null}
             */
            availability: "ready" | "needs-provider" | null;
            /** @description How often it was run. */
            usageCount: number;
            /** @description Send it back with a change. */
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            versions: components["schemas"]["TypeVersionResponse"][];
            prices: components["schemas"]["PriceRuleResponse"][];
            slug: string;
            name: string;
            description: string;
            /** @description True where it is published. */
            enabled: boolean;
            freeTierEligible: boolean;
            price: components["schemas"]["PriceResponse"];
        };
        BundleRequest: {
            units: number;
            credits: number;
        };
        PriceRequest: {
            /** @enum {string} */
            unit: "run" | "view" | "page" | "chapter";
            /** @description Credits per unit. */
            credits: number;
            /** @description What several units cost together. */
            bundle?: components["schemas"]["BundleRequest"] | null;
        };
        CreateTypeRequest: {
            name: string;
            description: string;
            /** @enum {string} */
            category: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
            tags?: string[];
            sortOrder?: number;
            /**
             * @description How long results are kept unless the user says otherwise.
             * @enum {string}
             */
            retentionDefault?: "EPHEMERAL" | "GALLERY";
            freeTierEligible?: boolean;
            minPlan?: string | null;
            /** @description A picture on this site, such as `/looks/my-look.webp`. */
            thumbnailUrl?: string | null;
            beforeThumbnailUrl?: string | null;
            /** @description Steps: `{ id, kind, needs, recipe?, params?, inputs? }`. */
            pipeline: {
                [key: string]: unknown;
            }[];
            /** @description The form, as JSON Schema 2020-12. */
            inputSchema: {
                [key: string]: unknown;
            };
            /** @description Providers in order per quality tier, e.g. `{ "standard": ["local"] }`. */
            routes: {
                [key: string]: unknown;
            };
            /** @description `{{field}}` stands for what the person filled in. */
            promptTemplate?: string;
            negativePrompt?: string;
            /** @description What a run delivers; by default what its output kind says. */
            outputSpec?: {
                [key: string]: unknown;
            };
            deadlineMs?: number;
            /** @description Made from the name unless given. Never changes. */
            slug?: string;
            /** @enum {string} */
            inputKind: "photo" | "prompt" | "photo+prompt" | "work";
            /** @enum {string} */
            outputKind: "image" | "image_set" | "text" | "story" | "ebook" | "coloring_pdf";
            price: components["schemas"]["PriceRequest"];
        };
        UpdateTypeRequest: {
            name?: string;
            description?: string;
            /** @enum {string} */
            category?: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
            tags?: string[];
            sortOrder?: number;
            /**
             * @description How long results are kept unless the user says otherwise.
             * @enum {string}
             */
            retentionDefault?: "EPHEMERAL" | "GALLERY";
            freeTierEligible?: boolean;
            minPlan?: string | null;
            /** @description A picture on this site, such as `/looks/my-look.webp`. */
            thumbnailUrl?: string | null;
            beforeThumbnailUrl?: string | null;
            /** @description The revision that was read; if it is not the current one any more, nothing is changed. */
            revision: number;
        };
        CreateVersionRequest: {
            /** @description Steps: `{ id, kind, needs, recipe?, params?, inputs? }`. */
            pipeline?: {
                [key: string]: unknown;
            }[];
            /** @description The form, as JSON Schema 2020-12. */
            inputSchema?: {
                [key: string]: unknown;
            };
            /** @description Providers in order per quality tier, e.g. `{ "standard": ["local"] }`. */
            routes?: {
                [key: string]: unknown;
            };
            /** @description `{{field}}` stands for what the person filled in. */
            promptTemplate?: string;
            negativePrompt?: string;
            /** @description What a run delivers; by default what its output kind says. */
            outputSpec?: {
                [key: string]: unknown;
            };
            deadlineMs?: number;
            /** @description Number of the version to build on; by default the live one, else the newest. */
            from?: number;
        };
        UpdateVersionRequest: {
            /** @description Steps: `{ id, kind, needs, recipe?, params?, inputs? }`. */
            pipeline?: {
                [key: string]: unknown;
            }[];
            /** @description The form, as JSON Schema 2020-12. */
            inputSchema?: {
                [key: string]: unknown;
            };
            /** @description Providers in order per quality tier, e.g. `{ "standard": ["local"] }`. */
            routes?: {
                [key: string]: unknown;
            };
            /** @description `{{field}}` stands for what the person filled in. */
            promptTemplate?: string;
            negativePrompt?: string;
            /** @description What a run delivers; by default what its output kind says. */
            outputSpec?: {
                [key: string]: unknown;
            };
            deadlineMs?: number;
            revision: number;
        };
        StatusRequest: {
            /** @description If given, nothing is done unless it is the current revision. */
            revision?: number;
        };
        ChangePriceRequest: {
            /** @enum {string} */
            unit: "run" | "view" | "page" | "chapter";
            /** @description Credits per unit. */
            credits: number;
            /** @description What several units cost together. */
            bundle?: components["schemas"]["BundleRequest"] | null;
            /**
             * Format: date-time
             * @description When it takes effect; now unless given.
             */
            effectiveFrom?: string;
            revision?: number;
        };
        QuoteRequest: {
            /** @description As the type's inputSchema says; defaults are filled in. */
            inputs?: {
                [key: string]: unknown;
            };
            /** @description The uploads that the run would use. */
            inputAssetIds?: string[];
            /** @description The slug of a transformation type. */
            type: string;
        };
        QuoteLineResponse: {
            credits: number;
            label: string;
        };
        QuoteRefusal: {
            /** @description As in the error: `reason`, `waysOn`, and what is missing. */
            details: {
                [key: string]: unknown;
            };
            code: string;
            message: string;
        };
        Money: {
            /** @description Minor units of the currency. */
            amountMinor: number;
            currency: string;
        };
        QuoteResponse: {
            /** Format: uuid */
            id: string;
            credits: number;
            lines: components["schemas"]["QuoteLineResponse"][];
            /**
             * @description Who would pay for it now.
             * @enum {string}
             */
            paidBy: "free-run" | "credits" | "none";
            /** @description Null while something pays for it. */
            refusal: components["schemas"]["QuoteRefusal"] | null;
            /** Format: date-time */
            expiresAt: string;
            moneyEquivalent: components["schemas"]["Money"];
            /** @description What is known beforehand of the result, such as what of an idea it will not show. */
            notes: string[];
        };
        FreeTierResponse: {
            freeTierUsed: number;
            freeTierLimit: number;
            remaining: number;
            /** Format: date-time */
            renewsAt: string;
        };
        /** @enum {string} */
        LotSource: "purchase" | "plan" | "free" | "promo" | "refund" | "admin";
        LotResponse: {
            source: components["schemas"]["LotSource"];
            /** @description How many credits are left of it. */
            remaining: number;
            /**
             * Format: date-time
             * @description From then on they cannot be spent; null: never.
             */
            expiresAt: string | null;
        };
        Pot: {
            available: number;
            held: number;
        };
        BalanceResponse: {
            /** @description Credits that were spent of a payment that was taken back; nothing is run until they are paid. */
            owed: number;
            /** @description Where the available credits lie, in the order in which they are spent; at most 100. */
            lots: components["schemas"]["LotResponse"][];
            credits: components["schemas"]["Pot"];
            freeRuns: components["schemas"]["Pot"];
        };
        CapResponse: {
            /** @description What your runs of a month may cost at the most, in credits; null: no cap. */
            cap: number | null;
            /** @description From so many credits on you are told by mail; null: no cap. */
            alertAt: number | null;
            /** @description Credits that runs begun this month did cost. */
            spent: number;
            /** @description Credits that runs begun this month hold and may cost. */
            held: number;
            /**
             * Format: date-time
             * @description When the next month begins, in UTC.
             */
            resetsAt: string;
        };
        CapRequest: {
            /** @description What your runs of a month may cost at the most. */
            credits: number;
        };
        /** @enum {string} */
        LedgerTransactionKind: "purchase" | "grant" | "hold" | "capture" | "release" | "refund" | "expire" | "adjust" | "chargeback";
        /** @enum {string} */
        LedgerUnit: "CREDIT" | "FREE_RUN";
        /**
         * @description `available`: what can be spent; `held`: what runs in progress hold; `receivable`: what is owed, below zero.
         *     The rest are the system's: where units come from and go to.
         * @enum {string}
         */
        LedgerAccountKind: "available" | "held" | "receivable" | "issued" | "consumed" | "promo_issued" | "expired" | "gateway" | "revenue" | "refunded" | "disputed";
        LedgerEntryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            transactionId: string;
            kind: components["schemas"]["LedgerTransactionKind"];
            /**
             * @description `available`: what can be spent; `held`: what runs in progress hold; `receivable`: what is owed, below zero.
             *     The rest are the system's: where units come from and go to.
             */
            account: components["schemas"]["LedgerAccountKind"];
            /** @description More on the account, or less where it is below zero. */
            amount: number;
            /** @description What it is about, e.g. `generation:<id>`. */
            reference: string | null;
            unit: components["schemas"]["LedgerUnit"];
        };
        LedgerEntryList: {
            data: components["schemas"]["LedgerEntryResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        TrustPromise: {
            name: string;
            kept: boolean;
        };
        TrustResponse: {
            /**
             * Format: date-time
             * @description When the books were last checked as a whole; null: not yet.
             */
            checkedAt: string | null;
            /** @description Whether all promises were kept then. */
            kept: boolean | null;
            promises: components["schemas"]["TrustPromise"][];
        };
        GrantRequest: {
            credits: number;
            /** Format: uuid */
            userId: string;
            /** @description Why; kept in the audit trail, and erased with the user. */
            reason: string;
        };
        CorrectionRequest: {
            /** @description How many are taken. */
            credits: number;
            /**
             * @description Whether what is missing is owed. Without it no more can be taken than is there.
             * @default false
             */
            mayOwe: boolean;
            /** Format: uuid */
            userId: string;
            /** @description Why: the person reads it in a mail. Kept in the audit trail, and erased with the user. */
            reason: string;
        };
        AdminLedgerEntryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            transactionId: string;
            kind: components["schemas"]["LedgerTransactionKind"];
            /**
             * @description `available`: what can be spent; `held`: what runs in progress hold; `receivable`: what is owed, below zero.
             *     The rest are the system's: where units come from and go to.
             */
            account: components["schemas"]["LedgerAccountKind"];
            /** @description More on the account, or less where it is below zero. */
            amount: number;
            /** @description What it is about, e.g. `generation:<id>`. */
            reference: string | null;
            /**
             * Format: uuid
             * @description The run that it is about.
             */
            generationId: string | null;
            /**
             * Format: uuid
             * @description Whose account it is; null: the system's.
             */
            userId: string | null;
            /** @description `CREDIT`, `FREE_RUN`, or the code of a currency, of which amounts are in the smallest unit. */
            unit: string;
        };
        AdminLedgerEntryList: {
            data: components["schemas"]["AdminLedgerEntryResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        LedgerAccountSum: {
            account: components["schemas"]["LedgerAccountKind"];
            balance: number;
            /** @description `CREDIT`, `FREE_RUN`, or the code of a currency, of which amounts are in the smallest unit. */
            unit: string;
            /** @description Whether these are the accounts of people, taken together, or the system's one. */
            ofUsers: boolean;
        };
        LedgerAccountList: {
            data: components["schemas"]["LedgerAccountSum"][];
        };
        LedgerTransactionResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            kind: components["schemas"]["LedgerTransactionKind"];
            reference: string | null;
            /**
             * Format: uuid
             * @description The run that it is about.
             */
            generationId: string | null;
            /**
             * Format: uuid
             * @description Who did it, where it was somebody.
             */
            actorId: string | null;
            /** @description They sum to zero in each unit. */
            entries: components["schemas"]["AdminLedgerEntryResponse"][];
            /** @description Names the event, which is posted once. */
            idempotencyKey: string;
        };
        LedgerCheckItem: {
            violations: number;
            name: string;
            ok: boolean;
        };
        LedgerCheckResponse: {
            /** Format: date-time */
            asOf: string;
            checks: components["schemas"]["LedgerCheckItem"][];
            ok: boolean;
        };
        /**
         * @description Whose providers make the pictures, where a type has more than one route.
         * @enum {string}
         */
        QualityTier: "standard" | "enhanced" | "best";
        PlanFeaturesDto: {
            /** @description Whose providers make the pictures, where a type has more than one route. */
            qualityTier: components["schemas"]["QualityTier"];
            /** @description Runs of a higher one are taken first; everybody else has 0. */
            priority: number;
            /** @description Results in the gallery stay until their owner removes them. */
            history: boolean;
            /** @description Types that are not open to everybody yet. */
            earlyAccess: boolean;
        };
        PlanResponse: {
            amountMinor: number;
            /**
             * @description How often it is paid; null: it is not a subscription.
             * @enum {string|null}
             */
            period: "month" | null;
            /** @description Per period; of a plan without one, what the amount buys. */
            credits: number;
            /** @description Free runs a month, which everybody has. */
            freeRuns: number;
            fairUse: string | null;
            slug: string;
            name: string;
            description: string;
            currency: string;
            /** @description Shown as unlimited, under the rule of `fairUse`. */
            unlimited: boolean;
            /** @description What it brings beside its credits. */
            features: components["schemas"]["PlanFeaturesDto"];
        };
        PlanList: {
            data: components["schemas"]["PlanResponse"][];
        };
        PackResponse: {
            credits: number;
            amountMinor: number;
            /** @description What checkout calls it. */
            slug: string;
            name: string;
            description: string;
            currency: string;
        };
        PackList: {
            data: components["schemas"]["PackResponse"][];
        };
        /** @enum {string} */
        OfferKind: "plan" | "pack";
        OfferVersionResponse: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["OfferKind"];
            /** @description 1, 2, 3 … for each plan and pack. */
            number: number;
            amountMinor: number;
            credits: number;
            /** @enum {string|null} */
            period: "month" | null;
            fairUse: string | null;
            /** @description Of plans. */
            features: components["schemas"]["PlanFeaturesDto"] | null;
            /** Format: date-time */
            effectiveFrom: string;
            slug: string;
            name: string;
            description: string;
            currency: string;
            onSale: boolean;
            /** @description Whether it holds now. */
            inForce: boolean;
        };
        OfferVersionList: {
            data: components["schemas"]["OfferVersionResponse"][];
        };
        PlanRequest: {
            /** @description The number of the version that this one follows, as it was read; 0 for what is new. */
            after: number;
            amountMinor: number;
            credits: number;
            /**
             * Format: date-time
             * @description From when on it holds; now unless given. A moment that has just passed counts as now.
             */
            effectiveFrom?: string;
            /** @description The rule of a plan that is called unlimited; null for others. */
            fairUse: string | null;
            /** @description What it brings beside its credits; as before, unless given. */
            features?: components["schemas"]["PlanFeaturesDto"];
            /** @description Not empty; that is said together with whatever else is wrong with the offer. */
            name: string;
            /** @description Likewise. */
            description: string;
            /** @description Off: it is no longer offered; who has it keeps it. */
            onSale: boolean;
        };
        OfferRequest: {
            /** @description The number of the version that this one follows, as it was read; 0 for what is new. */
            after: number;
            amountMinor: number;
            credits: number;
            /**
             * Format: date-time
             * @description From when on it holds; now unless given. A moment that has just passed counts as now.
             */
            effectiveFrom?: string;
            /** @description Not empty; that is said together with whatever else is wrong with the offer. */
            name: string;
            /** @description Likewise. */
            description: string;
            /** @description Off: it is no longer offered; who has it keeps it. */
            onSale: boolean;
        };
        /** @enum {string} */
        GatewayName: "stripe" | "paypal" | "dodo";
        /**
         * @description What can be paid there: a pack, a plan, one run by itself.
         * @enum {string}
         */
        PaymentPurpose: "pack" | "plan" | "single";
        GatewayResponse: {
            name: components["schemas"]["GatewayName"];
            /**
             * @description `sandbox`: a stand-in for development, where nobody pays real money.
             * @enum {string}
             */
            mode: "live" | "sandbox";
            /** @description What can be paid there: a pack, a plan, one run by itself. */
            sells: components["schemas"]["PaymentPurpose"][];
        };
        GatewayList: {
            data: components["schemas"]["GatewayResponse"][];
        };
        CheckoutRequest: {
            /** @description By whom to pay; without it, by the first that is set up. */
            gateway?: components["schemas"]["GatewayName"];
            /** @description What is bought, by its slug, e.g. `pack-100`. What it costs, the server knows. */
            item: string;
        };
        CheckoutResponse: {
            /** Format: uuid */
            paymentId: string;
            /**
             * Format: uri
             * @description The page on which to pay. It leads back to ours.
             */
            url: string;
        };
        /** @enum {string} */
        PaymentStatus: "PENDING" | "COMPLETED" | "FAILED" | "PARTIALLY_REFUNDED" | "REFUNDED" | "DISPUTED";
        /**
         * @description Why nothing came of it, or not yet: a card was declined, the page expired or never opened, or the
         *     buyer called it off.
         * @enum {string}
         */
        PaymentFailure: "declined" | "expired" | "not-opened" | "canceled";
        PaymentResponse: {
            /** Format: uuid */
            id: string;
            purpose: components["schemas"]["PaymentPurpose"];
            /**
             * Format: uuid
             * @description The run that it pays for.
             */
            generationId: string | null;
            credits: number;
            amountMinor: number;
            /** @description How much of it has gone back, less what came back again. */
            refundedMinor: number;
            status: components["schemas"]["PaymentStatus"];
            /**
             * @description Why nothing came of it, or not yet: a card was declined, the page expired or never opened, or the
             *     buyer called it off.
             */
            failure: components["schemas"]["PaymentFailure"] | null;
            gateway: components["schemas"]["GatewayName"];
            /** @description There is a receipt at `/billing/receipts/{id}` once there is a number. */
            receiptNo: string | null;
            /**
             * Format: uri
             * @description Where it can still be paid.
             */
            checkoutUrl: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            paidAt: string | null;
            item: string;
            /** @description What it was called when it was bought. */
            name: string;
            currency: string;
            /** @description The buyer agreed, and the money is on its way: nothing is left to do, and it cannot be called off. */
            underWay: boolean;
        };
        PaymentList: {
            data: components["schemas"]["PaymentResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        AdminPaymentResponse: {
            /** Format: uuid */
            id: string;
            purpose: components["schemas"]["PaymentPurpose"];
            /**
             * Format: uuid
             * @description The run that it pays for.
             */
            generationId: string | null;
            credits: number;
            amountMinor: number;
            /** @description How much of it has gone back, less what came back again. */
            refundedMinor: number;
            status: components["schemas"]["PaymentStatus"];
            /**
             * @description Why nothing came of it, or not yet: a card was declined, the page expired or never opened, or the
             *     buyer called it off.
             */
            failure: components["schemas"]["PaymentFailure"] | null;
            gateway: components["schemas"]["GatewayName"];
            /** @description There is a receipt at `/billing/receipts/{id}` once there is a number. */
            receiptNo: string | null;
            /**
             * Format: uri
             * @description Where it can still be paid.
             */
            checkoutUrl: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            paidAt: string | null;
            /** Format: uuid */
            userId: string;
            /** @description Null where it may not be seen, and of people who were erased. */
            userName: string | null;
            /** @description How many credits of the money that went back were spent, and are owed by nobody. */
            creditsLost: number;
            item: string;
            /** @description What it was called when it was bought. */
            name: string;
            currency: string;
            /** @description The buyer agreed, and the money is on its way: nothing is left to do, and it cannot be called off. */
            underWay: boolean;
        };
        AdminPaymentList: {
            data: components["schemas"]["AdminPaymentResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description `AWAITING`: above the limit of one person, so that a second one decides; nothing has moved.
         *     `PENDING`: asked for, and the payment service has not answered yet. `RETURNED`: it failed after it
         *     was made, and money and credits are back.
         * @enum {string}
         */
        RefundStatus: "AWAITING" | "REJECTED" | "PENDING" | "COMPLETED" | "FAILED" | "RETURNED";
        RefundResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            paymentId: string;
            amountMinor: number;
            /** @description What was taken back for it; it returns where the payment service refuses. */
            credits: number;
            /**
             * @description `AWAITING`: above the limit of one person, so that a second one decides; nothing has moved.
             *     `PENDING`: asked for, and the payment service has not answered yet. `RETURNED`: it failed after it
             *     was made, and money and credits are back.
             */
            status: components["schemas"]["RefundStatus"];
            /**
             * Format: uuid
             * @description Null: by itself, for the run that was paid came to nothing.
             */
            requestedBy: string | null;
            /** @description Null where people may not be seen. */
            requestedByName: string | null;
            /**
             * Format: uuid
             * @description The second person, where one was needed and has decided.
             */
            decidedBy: string | null;
            decidedByName: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            /** @description Why, for the second person; null once they have decided. */
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /** @enum {string} */
        DisputeStatus: "OPEN" | "LOST" | "WON";
        DisputeResponse: {
            /** Format: uuid */
            id: string;
            amountMinor: number;
            /** @description What was taken, or is owed, for it. */
            credits: number;
            status: components["schemas"]["DisputeStatus"];
            /** Format: date-time */
            createdAt: string;
        };
        PaymentMessage: {
            /**
             * @description `RECEIVED`: waits to be acted on.
             * @enum {string}
             */
            status: "RECEIVED" | "PROCESSED" | "IGNORED";
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            processedAt: string | null;
            /** @description The payment service's own id of it. */
            eventId: string;
            /** @description What the payment service calls it, e.g. `checkout.session.completed`. */
            type: string;
        };
        AdminPaymentDetails: {
            /** Format: uuid */
            id: string;
            purpose: components["schemas"]["PaymentPurpose"];
            /**
             * Format: uuid
             * @description The run that it pays for.
             */
            generationId: string | null;
            credits: number;
            amountMinor: number;
            /** @description How much of it has gone back, less what came back again. */
            refundedMinor: number;
            status: components["schemas"]["PaymentStatus"];
            /**
             * @description Why nothing came of it, or not yet: a card was declined, the page expired or never opened, or the
             *     buyer called it off.
             */
            failure: components["schemas"]["PaymentFailure"] | null;
            gateway: components["schemas"]["GatewayName"];
            /** @description There is a receipt at `/billing/receipts/{id}` once there is a number. */
            receiptNo: string | null;
            /**
             * Format: uri
             * @description Where it can still be paid.
             */
            checkoutUrl: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            paidAt: string | null;
            /** Format: uuid */
            userId: string;
            /** @description Null where it may not be seen, and of people who were erased. */
            userName: string | null;
            /** @description How many credits of the money that went back were spent, and are owed by nobody. */
            creditsLost: number;
            /** @description The payment service's own name for it. */
            gatewayPaymentId: string | null;
            /** @description How much can be given back at this moment. */
            refundableMinor: number;
            /** @description How much of that one person may give back; above it a second one decides. */
            refundableAloneMinor: number;
            /** @description Of somebody erased: what was unspent when the account ended, and is lost to them. */
            unspentCredits: number;
            refunds: components["schemas"]["RefundResponse"][];
            disputes: components["schemas"]["DisputeResponse"][];
            /** @description What the payment service told us of it, the oldest first; at most 100, and for as long as kept. */
            messages: components["schemas"]["PaymentMessage"][];
            /** @description The account is erased: a reason that is given for a refund is erased with it at once. */
            userErased: boolean;
            item: string;
            /** @description What it was called when it was bought. */
            name: string;
            currency: string;
            /** @description The buyer agreed, and the money is on its way: nothing is left to do, and it cannot be called off. */
            underWay: boolean;
        };
        RefundRequest: {
            /** @description In the payment's currency, in its smallest unit. */
            amountMinor: number;
            /** @description Why; kept in the audit trail, and erased with the user. */
            reason: string;
        };
        /** @enum {string} */
        SubscriptionStatus: "STARTING" | "ACTIVE" | "PAST_DUE" | "ENDED";
        SubscribedPlan: {
            /** @description What it costs each month, as it was offered when it was bought. */
            amountMinor: number;
            /** @description What each month brings. */
            credits: number;
            /** @description That rule; null: it is not unlimited. */
            fairUse: string | null;
            slug: string;
            name: string;
            currency: string;
            /** @description Shown as unlimited, under the rule of the plan. */
            unlimited: boolean;
        };
        AdminSubscriptionResponse: {
            /** Format: uuid */
            id: string;
            /** @description `STARTING`: the first payment is on its way. `PAST_DUE`: the next month could not be paid yet. */
            status: components["schemas"]["SubscriptionStatus"];
            /**
             * Format: date-time
             * @description The month that was paid last; null before the first.
             */
            periodStart: string | null;
            /**
             * Format: date-time
             * @description When the next month begins, or the plan ends.
             */
            periodEnd: string | null;
            /** @description Another plan from the next month on. */
            nextPlan: components["schemas"]["SubscribedPlan"] | null;
            /**
             * Format: date-time
             * @description Where the next month could not be paid: until when the plan stays all the same.
             */
            graceUntil: string | null;
            gateway: components["schemas"]["GatewayName"];
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            userId: string;
            /** @description Null where people may not be seen. */
            userName: string | null;
            /** @description What the payment service calls it. */
            gatewaySubscriptionId: string;
            plan: components["schemas"]["SubscribedPlan"];
            cancelAtPeriodEnd: boolean;
        };
        AdminSubscriptionList: {
            data: components["schemas"]["AdminSubscriptionResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        AdminRefundResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            paymentId: string;
            amountMinor: number;
            /** @description What was taken back for it; it returns where the payment service refuses. */
            credits: number;
            /**
             * @description `AWAITING`: above the limit of one person, so that a second one decides; nothing has moved.
             *     `PENDING`: asked for, and the payment service has not answered yet. `RETURNED`: it failed after it
             *     was made, and money and credits are back.
             */
            status: components["schemas"]["RefundStatus"];
            /**
             * Format: uuid
             * @description Null: by itself, for the run that was paid came to nothing.
             */
            requestedBy: string | null;
            /** @description Null where people may not be seen. */
            requestedByName: string | null;
            /**
             * Format: uuid
             * @description The second person, where one was needed and has decided.
             */
            decidedBy: string | null;
            decidedByName: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            /** @description Why, for the second person; null once they have decided. */
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description Whose payment it is.
             */
            userId: string;
            userName: string | null;
            receiptNo: string | null;
            currency: string;
            /** @description What was paid for. */
            name: string;
        };
        AdminRefundList: {
            data: components["schemas"]["AdminRefundResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        SinglePaymentRequest: {
            /**
             * @description A way to pay that the payment service made known to the client, e.g. `pm_…`. Without it the answer
             *     names the page to pay on.
             */
            paymentMethodId?: string;
            /** @description Need not be said: what it costs, the server knows, and refuses anything else. E.g. `0.99`. */
            amount?: number;
            /** @description Need not be said, likewise. */
            currency?: string;
            /**
             * @description By whom to pay; without it, by the first that is set up. Where a page of somebody else is open, that
             *     one is left: it is closed, or what is paid there goes back.
             */
            gateway?: components["schemas"]["GatewayName"];
            /**
             * Format: uuid
             * @description The run that waits for its payment, as `POST /generations` with `pay: "single"` answered it.
             */
            generationId: string;
        };
        /** @enum {string} */
        SubscriptionEventKind: "STARTED" | "RENEWED" | "PAYMENT_FAILED" | "PLAN_CHANGED" | "CHANGE_PLANNED" | "CHANGE_DROPPED" | "CANCEL_PLANNED" | "CANCEL_UNDONE" | "ENDED";
        SubscriptionEventResponse: {
            kind: components["schemas"]["SubscriptionEventKind"];
            /** @description The plan that it is about, where it is about one. */
            plan: string | null;
            /** Format: date-time */
            at: string;
        };
        OwnSubscription: {
            /** Format: uuid */
            id: string;
            /** @description `STARTING`: the first payment is on its way. `PAST_DUE`: the next month could not be paid yet. */
            status: components["schemas"]["SubscriptionStatus"];
            /**
             * Format: date-time
             * @description The month that was paid last; null before the first.
             */
            periodStart: string | null;
            /**
             * Format: date-time
             * @description When the next month begins, or the plan ends.
             */
            periodEnd: string | null;
            /** @description Another plan from the next month on. */
            nextPlan: components["schemas"]["SubscribedPlan"] | null;
            /**
             * Format: date-time
             * @description Where the next month could not be paid: until when the plan stays all the same.
             */
            graceUntil: string | null;
            gateway: components["schemas"]["GatewayName"];
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description What happened to it, the newest first. */
            events: components["schemas"]["SubscriptionEventResponse"][];
            plan: components["schemas"]["SubscribedPlan"];
            cancelAtPeriodEnd: boolean;
        };
        SubscriptionView: {
            subscription: components["schemas"]["OwnSubscription"] | null;
            /** @description The slug of the plan whose features hold now; `free` without one that is paid. */
            plan: string;
            features: components["schemas"]["PlanFeaturesDto"];
        };
        PlanDecision: {
            /**
             * Format: date-time
             * @description As the preview said it: then exactly what it said is charged. Good for a quarter of an hour; without
             *     it, what is charged is reckoned at this moment.
             */
            asOf?: string;
            /** @description The slug of a plan; `free` ends the one that is paid. */
            plan: string;
        };
        PlanChangePreview: {
            /**
             * @description A dearer plan begins at once, a cheaper one with the next month.
             * @enum {string}
             */
            when: "now" | "next-period";
            /** @description What is charged at once, as the payment service reckons it at this moment. */
            amountMinor: number;
            /** @description What that brings at once. */
            credits: number;
            /**
             * Format: date-time
             * @description The moment for which this was reckoned. Who decides says it again, and is charged just that.
             */
            asOf: string;
            currency: string;
        };
        PortalResponse: {
            /** Format: uri */
            url: string;
        };
        WebhookResponse: {
            received: boolean;
        };
        CreateGenerationRequest: {
            /** @description The uploads to work on, in order. */
            inputAssetIds?: string[];
            /** @description As the type's inputSchema says; defaults are filled in. */
            inputs?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description A quote made for the same type and inputs. Without one the price is fixed now.
             */
            quoteId?: string;
            /**
             * @description How long the result is kept, instead of the type's default.
             * @enum {string}
             */
            retention?: "EPHEMERAL" | "GALLERY";
            /**
             * @description `single`: it is paid for by itself, with money. It waits for that, for half an hour, and for a
             *     day once the money is on its way: pay by `POST /billing/payments`. What would be blocked is refused at once.
             * @enum {string}
             */
            pay?: "single";
            /** @description The slug of a transformation type. */
            type: string;
        };
        GenerationProgress: {
            done: number;
            of: number;
            step: string;
        };
        ArtifactOrigin: {
            /**
             * @description `templates`: put together from words and drawings made beforehand; `algorithm`: computed from what went in; `model`: by a trained model.
             * @enum {string}
             */
            method: "templates" | "algorithm" | "model";
            /** @description Name and version. */
            tool: string;
        };
        ArtifactResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "image" | "view" | "text" | "svg" | "pdf";
            width: number | null;
            height: number | null;
            bytes: number;
            /** @description A small picture, good for five minutes; null where there is none. */
            previewUrl: string | null;
            /** @description What a text says; null for everything else. Reading it here is no download. */
            text: string | null;
            /** @description What made it and how; null where that was not kept yet. */
            provenance: components["schemas"]["ArtifactOrigin"] | null;
            label: string;
            mime: string;
            downloadUrl: string;
        };
        InputAssetResponse: {
            /** Format: uuid */
            id: string;
            previewUrl: string | null;
            width: number | null;
            height: number | null;
        };
        GenerationUnpaid: {
            /** @description What it costs, in minor units of the currency. */
            amountMinor: number;
            /**
             * Format: date-time
             * @description Then it expires.
             */
            until: string;
            currency: string;
            /** @description Its owner agreed to pay, and the money is on its way: it begins when the money is there. */
            underWay: boolean;
        };
        GenerationProvider: {
            name: string;
            model: string;
        };
        GenerationError: {
            code: string;
            message: string;
            category: string;
        };
        GenerationRetention: {
            /** @enum {string} */
            class: "EPHEMERAL" | "GALLERY";
            /**
             * Format: date-time
             * @description When the files go by themselves; null while running and for favourites.
             */
            expiresAt: string | null;
            /** Format: date-time */
            firstDownloadedAt: string | null;
            /**
             * Format: date-time
             * @description When the files were erased.
             */
            deletedAt: string | null;
        };
        GenerationPrice: {
            /** @description Credits that it may cost at the most. */
            quoted: number;
            /** @description Credits that it did cost; null until it ends. A free run costs none. */
            charged: number | null;
            /** @description Credits given back; null until it ends. */
            released: number | null;
            /** @enum {string} */
            paidBy: "free-run" | "credits" | "payment";
        };
        GenerationLinks: {
            self: string;
            events: string;
        };
        GenerationResponse: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "BLOCKED" | "CANCELED" | "EXPIRED";
            typeVersion: number;
            inputs: {
                [key: string]: unknown;
            };
            promptFinal: string | null;
            seed: number;
            progress: components["schemas"]["GenerationProgress"] | null;
            /** @description While it waits: how many runs are before it. */
            position: number | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            timeTakenMs: number | null;
            artifacts: components["schemas"]["ArtifactResponse"][];
            inputAssets: components["schemas"]["InputAssetResponse"][];
            /** @description Null: it waits for no payment. */
            unpaid: components["schemas"]["GenerationUnpaid"] | null;
            provider: components["schemas"]["GenerationProvider"] | null;
            title: string | null;
            error: components["schemas"]["GenerationError"] | null;
            notes: string[];
            /** Format: uuid */
            parentId: string | null;
            type: string;
            typeName: string;
            category: string;
            retention: components["schemas"]["GenerationRetention"];
            price: components["schemas"]["GenerationPrice"];
            isFavourite: boolean;
            links: components["schemas"]["GenerationLinks"];
        };
        AcceptedGeneration: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "BLOCKED" | "CANCELED" | "EXPIRED";
            typeVersion: number;
            /** Format: date-time */
            createdAt: string;
            /** @description How many runs are before it. */
            position: number;
            /** @description Null: it waits for no payment. */
            unpaid: components["schemas"]["GenerationUnpaid"] | null;
            type: string;
            price: components["schemas"]["GenerationPrice"];
            links: components["schemas"]["GenerationLinks"];
        };
        GenerationList: {
            data: components["schemas"]["GenerationResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        UpdateGenerationRequest: {
            /** @description Null removes the title. */
            title?: string | null;
            isFavourite?: boolean;
            /** @enum {string} */
            retention?: "EPHEMERAL" | "GALLERY";
        };
        RetryGenerationRequest: {
            /**
             * @description `single`: this time it is paid for by itself, as with `POST /generations`.
             * @enum {string}
             */
            pay?: "single";
        };
        GenerationPayment: {
            /** Format: uuid */
            id: string;
            amountMinor: number;
            /** @description How much of it has gone back. */
            refundedMinor: number;
            /**
             * Format: date-time
             * @description Null: it is not paid, or never was.
             */
            paidAt: string | null;
            currency: string;
            /** @description The payment service, such as `stripe`. */
            gateway: string;
        };
        GenerationModeration: {
            /**
             * @description `review`: staff looks at it, and it is made; `block`: nothing was made of it, be it by our rules or a provider's.
             * @enum {string}
             */
            verdict: "review" | "block";
            /**
             * @description What it was that was not simply allowed.
             * @enum {string}
             */
            subject: "words" | "picture";
            /**
             * Format: date-time
             * @description When somebody of the staff has looked at it.
             */
            reviewedAt: string | null;
            reason: string;
        };
        AdminGenerationResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId: string;
            /** @description Null for those without `users:read`, and once the person is erased. */
            userName: string | null;
            typeVersion: number;
            /** @enum {string} */
            status: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "BLOCKED" | "CANCELED" | "EXPIRED";
            /** @description Null where it is not paid for by itself, or not yet, and for those without `payments:read`. */
            payment: components["schemas"]["GenerationPayment"] | null;
            provider: components["schemas"]["GenerationProvider"] | null;
            error: components["schemas"]["GenerationError"] | null;
            moderation: components["schemas"]["GenerationModeration"] | null;
            tries: number;
            timeTakenMs: number | null;
            requestId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            type: string;
            typeName: string;
            price: components["schemas"]["GenerationPrice"];
            retention: components["schemas"]["GenerationRetention"];
        };
        AdminGenerationList: {
            data: components["schemas"]["AdminGenerationResponse"][];
            pagination: components["schemas"]["Pagination"];
        };
        PreviewRequest: {
            /** @description As the type's inputSchema says; defaults are filled in. */
            inputs?: {
                [key: string]: unknown;
            };
            /** @description The slug of a transformation type that is `previewable`. */
            type: string;
            /**
             * Format: uuid
             * @description The upload to show it on.
             */
            inputAssetId: string;
        };
        /** @enum {string} */
        PrivacyRequestKind: "export" | "erase";
        /** @enum {string} */
        PrivacyRequestStatus: "PENDING" | "RUNNING" | "COMPLETED" | "FAILED";
        PrivacyProgressResponse: {
            /** @description Parts that are finished. */
            done: number;
            of: number;
            /** @description What is being collected, e.g. `results`. */
            part: string;
        };
        PrivacyRequestResponse: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["PrivacyRequestKind"];
            status: components["schemas"]["PrivacyRequestStatus"];
            progress: components["schemas"]["PrivacyProgressResponse"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            completedAt: string | null;
            /** @description Size of the archive; null while there is none, and once it is gone. */
            bytes: number | null;
            /** @description Where the archive can be fetched, with the access token; null as for `bytes`. */
            downloadUrl: string | null;
            /**
             * Format: date-time
             * @description When the archive goes.
             */
            expiresAt: string | null;
        };
        PrivacyRequestList: {
            data: components["schemas"]["PrivacyRequestResponse"][];
        };
        EraseRequest: {
            /**
             * @description The word `ERASE`, so that nobody erases an account by accident.
             * @enum {string}
             */
            confirm: "ERASE";
            /** @description For accounts with a password; the others need a sign-in of the last 15 minutes. */
            password?: string;
        };
        EraseAccepted: {
            /** Format: uuid */
            receiptId: string;
            /** @description Where the receipt is, for whoever knows the address; no sign-in needed. */
            receiptUrl: string;
        };
        ErasedThingResponse: {
            /** @example sessions with address and browser */
            what: string;
            count: number;
            /** @enum {string} */
            outcome: "deleted" | "blanked" | "kept without a name";
            because?: string;
        };
        ErasedFileResponse: {
            sha256: string;
            bytes: number;
        };
        ErasureReceiptResponse: {
            /** Format: uuid */
            id: string;
            status: components["schemas"]["PrivacyRequestStatus"];
            /** Format: date-time */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When the rows were erased; null while that is under way.
             */
            erasedAt: string | null;
            /**
             * Format: date-time
             * @description When the last file was gone.
             */
            completedAt: string | null;
            things: components["schemas"]["ErasedThingResponse"][];
            files: components["schemas"]["ErasedFileResponse"][];
            /** @description sha256 of the receipt, which the sealed audit trail repeats; null while under way. */
            sha256: string | null;
        };
        OwnStatsCategory: {
            /** @example photo */
            category: string;
            transformations: number;
        };
        OwnStatsMonth: {
            /**
             * @description UTC, e.g. `2026-11`.
             * @example 2026-11
             */
            month: string;
            /** @description Runs that were completed in that month. */
            transformations: number;
            freeRuns: number;
            creditsSpent: number;
        };
        OwnStatsResponse: {
            /** @description Runs that were completed, those included that you removed since. */
            totalTransformations: number;
            /** @description What the credits were worth that completed runs were charged; free runs cost nothing. */
            totalSpent: components["schemas"]["Money"];
            creditsSpent: number;
            /** @description Completed runs that a free run paid for. */
            freeRunsUsed: number;
            /** @description Runs that failed or were refused. Nothing was charged for them. */
            notCharged: number;
            favourites: number;
            /** @description Most used first. */
            categories: components["schemas"]["OwnStatsCategory"][];
            /** @description The last twelve, oldest first, without gaps. */
            months: components["schemas"]["OwnStatsMonth"][];
            /** Format: date-time */
            asOf: string;
        };
        /** @enum {string} */
        ActivityKind: "sign-in" | "change" | "run" | "archive";
        ActivityRun: {
            /** Format: uuid */
            id: string;
            /**
             * @description The name of its type.
             * @example Pencil sketch
             */
            name: string;
            /**
             * @description As the run's.
             * @example COMPLETED
             */
            status: string;
        };
        ActivityItem: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ActivityKind"];
            /** @description In words, e.g. `Signed in with your password`. */
            words: string;
            /** Format: date-time */
            at: string;
            /**
             * @description Whether it was you, somebody of our staff, nobody who was signed in, or the program itself.
             * @enum {string}
             */
            by: "you" | "staff" | "somebody" | "program";
            /** @description From where, if it is known and was not our staff. */
            device: components["schemas"]["DeviceResponse"] | null;
            /** @example 203.0.113.7 */
            ip: string | null;
            /** @description The run that it is about. */
            run: components["schemas"]["ActivityRun"] | null;
        };
        ActivityPage: {
            data: components["schemas"]["ActivityItem"][];
            pagination: components["schemas"]["Pagination"];
        };
        StatsDay: {
            /**
             * Format: date
             * @description UTC, e.g. `2026-11-26`.
             */
            day: string;
            newUsers: number;
            /** @description Runs completed on that day. */
            transformations: number;
            /** @description Users with an authenticated request on that day. */
            activeUsers: number;
        };
        StatsResponse: {
            /** @description Accounts that are not erased. */
            totalUsers: number;
            /** @description Runs that were completed. */
            totalTransformations: number;
            /** @description Users with an authenticated request within 30 days. */
            activeUsers: number;
            /** @description Paid less given back and disputed, since the first payment; null for who may not see the ledger. */
            totalRevenue: components["schemas"]["Money"] | null;
            /** @description One for each day, oldest first, without gaps. */
            trend: components["schemas"]["StatsDay"][];
            /** Format: date-time */
            asOf: string;
        };
        TakingsOfDay: {
            /** @description What was paid. */
            sales: number;
            /** @description What was given back. */
            refunds: number;
            /** @description What buyers' banks took back, less what they gave back after all. */
            disputes: number;
            /** @description Sales less the other two. */
            net: number;
            /**
             * Format: date
             * @description UTC, e.g. `2026-11-26`.
             */
            day: string;
        };
        Takings: {
            /** @description What was paid. */
            sales: number;
            /** @description What was given back. */
            refunds: number;
            /** @description What buyers' banks took back, less what they gave back after all. */
            disputes: number;
            /** @description Sales less the other two. */
            net: number;
        };
        RevenueInCurrency: {
            /** @description One for each day, oldest first, without gaps. */
            days: components["schemas"]["TakingsOfDay"][];
            currency: string;
            today: components["schemas"]["Takings"];
            /** @description All days that were asked for together. */
            range: components["schemas"]["Takings"];
            /** @description Since the first payment. */
            total: components["schemas"]["Takings"];
        };
        RevenueResponse: {
            /** @description The installation's own currency first, whether or not anything was paid in it. */
            currencies: components["schemas"]["RevenueInCurrency"][];
            /** Format: date-time */
            asOf: string;
        };
        HealthResponse: {
            /** @enum {string} */
            status: "ok";
        };
        HealthParts: {
            /** @enum {string} */
            database: "ok";
            /**
             * @description Whether files can be stored
             * @enum {string}
             */
            storage: "ok" | "unavailable";
        };
        ReadinessResponse: {
            /** @enum {string} */
            status: "ok" | "degraded";
            parts: components["schemas"]["HealthParts"];
        };
        ServiceProcessor: {
            /** @enum {string} */
            task: "storage" | "mail" | "sms" | "sign-in" | "payment";
            /**
             * @description Null where the setting does not tell, as with a mail server
             * @example Twilio
             */
            name: string | null;
        };
        ServicePeriods: {
            /** @description Of a short stay, after its first download */
            ephemeralMinutes: number;
            /** @description Of a short stay that nobody downloads */
            ephemeralHours: number;
            galleryDays: number;
            /** @description Of a photo that nothing is made from */
            unusedUploadHours: number;
            /** @description Of the archive of an account */
            archiveDays: number;
            /** @description Of a session that ended */
            endedSessionDays: number;
            /** @description Of the days on which somebody was active */
            activityMonths: number;
            /** @description Of the record of what was done by whom */
            auditYears: number;
            /** @description Of what was tried by somebody who did not get in */
            strangerDays: number;
        };
        ServiceResponse: {
            /** @description Who runs this installation */
            operator: string | null;
            /** @example hello@pixshift.local */
            contactEmail: string;
            processors: components["schemas"]["ServiceProcessor"][];
            kept: components["schemas"]["ServicePeriods"];
            /** @description Whether anything can be bought here */
            sells: boolean;
        };
    };
    responses: {
        /** @description VALIDATION_ERROR */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description NOT_FOUND */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description BODY_TOO_LARGE */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description CONTENT_TYPE_NOT_SUPPORTED */
        ContentTypeNotSupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description RATE_LIMIT_EXCEEDED */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    auditLogAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                action?: components["schemas"]["AuditAction"];
                entityType?: string;
                entityId?: string;
                actorId?: string;
                /** @description From this time on. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Part of an action or of the actor's name, or the beginning of a thing's or a request's id. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs audit:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    auditLogAdmin_chain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditChainResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs audit:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    auditLogAdmin_verify: {
        parameters: {
            query?: {
                /** @description A root that was kept elsewhere: whether the chain still contains it is answered, too. */
                root?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerificationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs audit:verify */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    auditLogAdmin_export: {
        parameters: {
            query: {
                action?: components["schemas"]["AuditAction"];
                entityType?: string;
                entityId?: string;
                actorId?: string;
                /** @description From this time on. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Part of an action or of the actor's name, or the beginning of a thing's or a request's id. */
                q?: string;
                format: "csv" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs audit:export */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    auditLogAdmin_findById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs audit:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    users_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    users_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    users_readPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    users_updatePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdatePreferencesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    users_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    usersAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                /**
                 * @description Part of the name, the whole mail address or the whole phone number with its country code;
                 *     whoever sees addresses in full may search by a part of the address, too.
                 */
                q?: string;
                /** @description The key of a role that they hold. */
                role?: string;
                status?: components["schemas"]["UserStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    usersAdmin_findById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    usersAdmin_suspend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:suspend */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    usersAdmin_reactivate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:suspend */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    usersAdmin_setRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs roles:assign */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    userRolesAdmin_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRolesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    userRolesAdmin_give: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveRoleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRolesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs roles:assign */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    userRolesAdmin_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs roles:assign */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    rolesAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    rolesAdmin_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRoleRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs roles:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    rolesAdmin_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    rolesAdmin_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs roles:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    rolesAdmin_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRoleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs roles:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    permissionsAdmin_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    password_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    password_login: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_INVALID */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    password_forgot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    password_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    password_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    addressVerification_verify: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    addressVerification_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    addressVerification_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    addressVerification_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    addressVerification_revert: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessions_refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of the caller, new for each exchange and kept secret. */
                "Idempotency-Key"?: string;
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshTokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED or AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessions_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshTokenRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED or AUTH_INVALID */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessions_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessions_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessions_endAll: {
        parameters: {
            query?: {
                /** @description Whether the session that asks ends, too. */
                includeCurrent?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    oAuth_start: {
        parameters: {
            query?: {
                /** @description The path of our pages to go to afterwards; others are ignored. */
                returnTo?: string;
            };
            header?: never;
            path: {
                provider: "google" | "facebook" | "oidc";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider, or to the page that explains why not */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    oAuth_callback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: "google" | "facebook" | "oidc";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the web app, with a one-time code or a problem */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    oAuth_exchange: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_INVALID */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    oAuth_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    oAuth_makeAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AccountRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    oAuth_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    signInMethods_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInMethodsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    identities_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitiesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    identities_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    identities_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    identitiesAdmin_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserIdentitiesResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessionsAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessionsAdmin_endAll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs sessions:revoke */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sessionsAdmin_endOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs sessions:revoke */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sms_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsOptionsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sms_requestOtp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    sms_verifyOtp: {
        parameters: {
            query?: never;
            header?: {
                /** @description API clients send "body" to get the refresh token in the body and no cookie. */
                "X-Token-Delivery"?: "body";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneCodeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_INVALID */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    ownPhone_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPhoneRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    ownPhone_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneCodeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPhoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    ownPhone_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OwnPhoneProof"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    uploads_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadResponse"];
                };
            };
            /** @description VALIDATION_ERROR or FILE_TOO_LARGE or INVALID_FILE_TYPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs uploads:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    uploads_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs uploads:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    uploads_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs uploads:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    avatars_replace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvatarResponse"];
                };
            };
            /** @description VALIDATION_ERROR or FILE_TOO_LARGE or INVALID_FILE_TYPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    avatars_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    files_read: {
        parameters: {
            query: {
                sig: string;
                exp: number;
            };
            header?: never;
            path: {
                id: string;
                rendition: "preview" | "original";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    catalogue_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                category?: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
                inputKind?: "photo" | "prompt" | "photo+prompt" | "work";
                outputKind?: "image" | "image_set" | "text" | "story" | "ebook" | "coloring_pdf";
                availability?: "ready" | "needs-provider";
                /** @description Words that the name, the description or a tag has. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransformationTypePage"];
                };
            };
            /** @description Not modified since the ETag in If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    catalogue_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransformationTypeResponse"];
                };
            };
            /** @description Not modified since the ETag in If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                status?: "draft" | "published" | "disabled" | "archived";
                category?: "photo" | "hair" | "coloring" | "fursona" | "story" | "book";
                /** @description Part of the name or the slug. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTypeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT or TYPE_IN_USE */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTypeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_addVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateVersionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_updateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateVersionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StatusRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:publish */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StatusRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:publish */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StatusRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:publish */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StatusRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs types:publish */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    transformationTypesAdmin_setPrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePriceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminTypeDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs prices:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billing_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billing_freeTier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreeTierResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billing_balance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billing_balanceEvents: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    caps_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    caps_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CapRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    caps_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    ledger_own: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                /** @description What happened. */
                kind?: components["schemas"]["LedgerTransactionKind"];
                unit?: components["schemas"]["LedgerUnit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    ledger_trust: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrustResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billingAdmin_grant: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs credits:grant */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description IDEMPOTENCY_MISMATCH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billingAdmin_take: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs credits:take */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT or IDEMPOTENCY_MISMATCH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billingAdmin_entries: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                /** @description What happened. */
                kind?: components["schemas"]["LedgerTransactionKind"];
                /** @description `CREDIT`, `FREE_RUN`, or the code of a currency, e.g. `USD`. */
                unit?: string;
                /** @description Entries on accounts of this kind. */
                account?: components["schemas"]["LedgerAccountKind"];
                /** @description What it is about, e.g. `payment:<id>`. */
                reference?: string;
                /** @description Posted then or later. */
                from?: string;
                /** @description Posted before. */
                to?: string;
                /** @description Entries on this user's accounts. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminLedgerEntryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs ledger:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billingAdmin_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerAccountList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs ledger:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billingAdmin_transaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerTransactionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs ledger:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    billingAdmin_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerCheckResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs ledger:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    prices_plans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanList"];
                };
            };
            /** @description Not modified since the ETag in If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    prices_packs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackList"];
                };
            };
            /** @description Not modified since the ETag in If-None-Match */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    pricesAdmin_history: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferVersionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs plans:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    pricesAdmin_changePlan: {
        parameters: {
            query?: {
                /** @description Says what is wrong, as publishing would, and publishes nothing. */
                dryRun?: boolean;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferVersionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs plans:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    pricesAdmin_changePack: {
        parameters: {
            query?: {
                /** @description Says what is wrong, as publishing would, and publishes nothing. */
                dryRun?: boolean;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferVersionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs plans:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    payments_listGateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatewayList"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    payments_checkout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same payment and the same page. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description IDEMPOTENCY_MISMATCH or CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description RATE_LIMIT_EXCEEDED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    payments_history: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    payments_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    payments_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    payments_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    paymentsAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                status?: components["schemas"]["PaymentStatus"];
                /** @description Payments of this user. */
                userId?: string;
                /** @description The one with this number. */
                receiptNo?: string;
                /** @description Paid by this payment service. */
                gateway?: components["schemas"]["GatewayName"];
                /** @description Begun then or later. */
                from?: string;
                /** @description Begun before. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPaymentList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    paymentsAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminPaymentDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    paymentsAdmin_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    paymentsAdmin_refund: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:refund */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT or IDEMPOTENCY_MISMATCH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    subscriptionsAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                status?: components["schemas"]["SubscriptionStatus"];
                /** @description Of this plan, by its slug. */
                plan?: string;
                /** @description Subscriptions of this user. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSubscriptionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    refundsAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                status?: components["schemas"]["RefundStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminRefundList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    refundsAdmin_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:refund */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    refundsAdmin_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:refund */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    singlePayments_pay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SinglePaymentRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description PAYMENT_FAILED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description RATE_LIMIT_EXCEEDED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    subscriptions_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs billing:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    subscriptions_choose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description PAYMENT_FAILED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description RATE_LIMIT_EXCEEDED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    subscriptions_preview: {
        parameters: {
            query: {
                /** @description The slug of a plan; `free` ends the one that is paid. */
                plan: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChangePreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description RATE_LIMIT_EXCEEDED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    subscriptions_portal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs payments:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description RATE_LIMIT_EXCEEDED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    webhooks_receive: {
        parameters: {
            query?: never;
            header?: {
                "Webhook-Signature"?: string;
                "Webhook-Timestamp"?: string;
                "Webhook-Id"?: string;
                "Stripe-Signature"?: string;
            };
            path: {
                gateway: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description VALIDATION_ERROR */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description API_ERROR */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description SERVICE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                status?: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "BLOCKED" | "CANCELED" | "EXPIRED";
                /** @description The slug of a type. */
                type?: string;
                /** @description A category of types, e.g. `photo`. */
                category?: string;
                /** @description A part of the title or of the type's name; of one's own runs also of the idea, or of the heading of what was written. */
                q?: string;
                favourite?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description wait=N, at most 60 */
                Prefer?: string;
                /** @description A repeat starts nothing. For 24 h it gets the first answer again, word for word: its status is that of then, whatever the run has come to. `links.self` tells how it stands now. With `Prefer: wait` it waits for the end. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGenerationRequest"];
            };
        };
        responses: {
            /** @description With Prefer: wait, where the run ended in time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedGeneration"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description FREE_TIER_EXHAUSTED or PAYMENT_REQUIRED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT or IDEMPOTENCY_MISMATCH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description TRANSFORMATION_FAILED */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateGenerationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat starts nothing. For 24 h it gets the first answer again, word for word: its status is that of then, whatever the run has come to. `links.self` tells how it stands now. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetryGenerationRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedGeneration"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description FREE_TIER_EXHAUSTED or PAYMENT_REQUIRED */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT or IDEMPOTENCY_MISMATCH */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_events: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                artifactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs artifacts:download */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generation_takeAsUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                artifactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadResponse"];
                };
            };
            /** @description INVALID_FILE_TYPE */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs uploads:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generationAdmin_list: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                status?: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "BLOCKED" | "CANCELED" | "EXPIRED";
                /** @description The slug of a type. */
                type?: string;
                /** @description A category of types, e.g. `photo`. */
                category?: string;
                /** @description A part of the title or of the type's name; of one's own runs also of the idea, or of the heading of what was written. */
                q?: string;
                favourite?: boolean;
                userId?: string;
                /** @description Accepted from this time on. */
                from?: string;
                /** @description Accepted before this time. */
                to?: string;
                /** @description Only those whose words or picture were not simply allowed: `review` waits to be looked at, `any` is all of them. */
                moderation?: "review" | "block" | "any";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminGenerationList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:read-any */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generationAdmin_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminGenerationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:read-any */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    generationAdmin_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminGenerationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs moderation:decide */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    previews_draw: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs generations:create */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    privacy_requestExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRequestResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    privacy_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRequestList"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    privacy_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRequestResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    privacy_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    privacy_erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EraseAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:write */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description CONFLICT */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    privacy_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceiptResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    account_readStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStatsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    account_listActivity: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                cursor?: string;
                sort?: string;
                /** @description Only what is of this kind. */
                kind?: components["schemas"]["ActivityKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs account:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    statsAdmin_read: {
        parameters: {
            query?: {
                /** @description How many days the trend goes back, today included. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs users:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    statsAdmin_earned: {
        parameters: {
            query?: {
                /** @description How many days the trend goes back, today included. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenueResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description AUTH_REQUIRED, AUTH_INVALID or AUTH_EXPIRED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description AUTH_FORBIDDEN: needs ledger:read */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    serviceFacts_describe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            415: components["responses"]["ContentTypeNotSupported"];
            429: components["responses"]["TooManyRequests"];
            /** @description Any error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
}
