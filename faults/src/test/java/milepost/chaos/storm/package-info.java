@org.jspecify.annotations.NullMarked
package milepost.chaos.storm;
