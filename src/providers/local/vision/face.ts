/** A point of a picture, in pixels from its upper left corner; pixel (0, 0) has its centre at 0.5. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An eye; `right` is the person's own right, on the left of the picture. */
export interface Eye {
  /** From the outer corner over the upper lid to the inner corner, and back along the lower lid. */
  readonly outline: readonly Point[];
  readonly iris: { readonly x: number; readonly y: number; readonly radius: number };
  /** Height of the opening over its width: about 0.1 is shut, 0.3 is open. */
  readonly openness: number;
}

/** A face in a photo. */
export interface Face {
  /** 0 to 1, how sure the networks are that this is a face. */
  readonly confidence: number;
  /** The 468 points of the face mesh; {@link FACE_POINTS} says which are what. */
  readonly points: readonly Point[];
  /** The edge of the face from the top of the forehead, clockwise as seen. Hair and ears are outside. */
  readonly oval: readonly Point[];
  readonly rightEye: Eye;
  readonly leftEye: Eye;
  /** How far the head is tilted to its side: radians, clockwise as seen. */
  readonly roll: number;
  /** Width and height of the face along its own axes, in pixels. */
  readonly width: number;
  readonly height: number;
}
