/**
 * What the suite runs in, held against what the suite is: images, compose, manifests and alerting rules are files in the repository's root, and
 * every port, variable, topic and metric in them is compared here with the code that means it. Files that can be made from others are made here,
 * too ({@link milepost.operations.Made}).
 */
@NullMarked
package milepost.operations;

import org.jspecify.annotations.NullMarked;
