import { useEffect, useState } from 'react';
import { localDate, type LocalDate } from '../../shared/lib/local-date.ts';

/** The only place in the renderer that asks the laptop what time it is. */
export function now(): number {
  return Date.now();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The day on this laptop's calendar. */
export function today(): LocalDate {
  return dayOf(now());
}

export function dayOf(at: number): LocalDate {
  const date = new Date(at);
  return localDate(`${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`);
}

/** 'HH:MM' by the laptop's clock. */
export function timeOf(at: number): string {
  const date = new Date(at);
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** 'HH:MM:SS' by the laptop's clock. */
export function secondOf(at: number): string {
  return `${timeOf(at)}:${twoDigits(new Date(at).getSeconds())}`;
}

const tickMilliseconds = 10_000;

/** The present moment, renewed every ten seconds: for countdowns, and so that Today turns over at midnight. */
export function useNow(): number {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      setMoment(now());
    }, tickMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return moment;
}
