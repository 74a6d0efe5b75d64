/**
 * Which of the 468 points of the face mesh make up what, after the map of Kartynnik et al. (2019). Right and left are
 * the person's own: right is on the left of the picture.
 */
export const FACE_POINTS = {
  /** Around the face, from the top, clockwise as seen. */
  oval: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
  /** Lids from the outer corner to the inner one. */
  rightEye: {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
    crease: [247, 30, 29, 27, 28, 56, 190],
  },
  leftEye: {
    upper: [263, 466, 388, 387, 386, 385, 384, 398, 362],
    lower: [263, 249, 390, 373, 374, 380, 381, 382, 362],
    crease: [467, 260, 259, 257, 258, 286, 414],
  },
  /** Upper and lower edge of the brows from the outer end to the inner one. */
  rightBrow: { upper: [70, 63, 105, 66, 107], lower: [46, 53, 52, 65, 55] },
  leftBrow: { upper: [300, 293, 334, 296, 336], lower: [276, 283, 282, 295, 285] },
  nose: {
    /** Under the nose, from nostril to nostril. */
    base: [98, 97, 2, 326, 327],
    /** Around the wings. */
    wing: { right: [198, 129, 64, 98], left: [420, 358, 294, 327] },
  },
  /** From the right corner of the mouth to the left one. */
  lips: {
    upperOuter: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291],
    upperInner: [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308],
    lowerInner: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308],
    lowerOuter: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291],
  },
} as const;
