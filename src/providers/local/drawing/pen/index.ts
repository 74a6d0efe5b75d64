export * from './geometry.js';
export * from './limb.js';
export * from './shape.js';
