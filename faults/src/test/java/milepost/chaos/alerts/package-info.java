@org.jspecify.annotations.NullMarked
package milepost.chaos.alerts;
