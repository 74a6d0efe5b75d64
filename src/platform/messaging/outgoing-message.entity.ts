import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../database/index.js';

export const MESSAGE_CHANNELS = ['email', 'sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * `queued → sending → sent | refused | expired`; a failure that may pass leads back to `queued`.
 * `withheld` was never meant to be sent: it stands where the other rows of its kind would.
 */
export const MESSAGE_STATES = [
  'queued',
  'sending',
  'sent',
  'refused',
  'expired',
  'withheld',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * One message to one person, by mail or SMS. This row decides whether it is sent, never a job:
 * whoever changes its state names the state and the attempt that it expects. Whom it is for and what
 * it says are sealed, and gone as soon as it is sent or given up.
 */
export const OutgoingMessage = defineEntity({
  name: 'OutgoingMessage',
  properties: {
    ...baseProperties,
    channel: p.enum(MESSAGE_CHANNELS),
    /** The template of a mail; `text` for an SMS. */
    kind: p.string().length(60),
    /** Whom it is about, for erasure. No foreign key: users stand above the platform. */
    userId: p.uuid().nullable().index('outgoing_message_user_index'),
    /** Recipient and content, sealed by the SecretBox; null once it is sent or given up. */
    sealed: p.text().nullable().hidden(),
    state: p.enum(MESSAGE_STATES),
    /** How often sending was begun; names the attempt that may write. */
    attempts: p.integer().default(0),
    /** When it may be sent next; while `sending`, when the attempt counts as lost. */
    dueAt: p.datetime(),
    /** Not sent after this moment. */
    expiresAt: p.datetime(),
    /** A message with the same key is written once. */
    onceKey: p.string().length(120).nullable().unique('outgoing_message_once_key_unique'),
    sentAt: p.datetime().nullable(),
    /** What the vendor calls it. */
    vendorId: p.string().length(200).nullable(),
    /** Why the last attempt failed: the vendor's code, nothing personal. */
    failure: p.string().length(120).nullable(),
  },
  indexes: [{ name: 'outgoing_message_due_index', properties: ['state', 'channel', 'dueAt'] }],
});

export type OutgoingMessage = InferEntity<typeof OutgoingMessage>;
