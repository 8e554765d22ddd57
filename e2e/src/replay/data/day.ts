/** Days as the tables write them: `YYYY-MM-DD`. They sort as text. */

/** China Standard Time, in minutes ahead of UTC. */
export const LOCAL_OFFSET_MINUTES = 8 * 60;

export const MILLIS_PER_DAY = 86_400_000;

/** Whether `text` is a day of the calendar. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether `text` is a moment in UTC, such as `2020-01-31T17:59:21Z`. */
export function isMoment(text: string): boolean {
	return (
		/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/.test(text) && isDay(text.slice(0, 10))
	);
}

/** 0:00 local time of a day, in milliseconds since the epoch. */
export function startOfDay(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) - LOCAL_OFFSET_MINUTES * 60_000;
}

/** The day that begins, local time, at a moment. */
export function dayFrom(start: number): string {
	return new Date(start + LOCAL_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);
}

/** The day before. */
export function dayBefore(day: string): string {
	return dayFrom(startOfDay(day) - MILLIS_PER_DAY);
}

/** 24:00 local time of a day, in milliseconds since the epoch: what the commissions' counts refer to. */
export function endOfDay(day: string): number {
	return startOfDay(day) + MILLIS_PER_DAY;
}
