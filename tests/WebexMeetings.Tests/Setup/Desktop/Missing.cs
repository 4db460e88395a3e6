// What the tests use of .NET 10, and .NET Framework lacks. The package Polyfill has the rest.

namespace System.Runtime.CompilerServices
{
    internal static class RuntimeHelpers
    {
        /// <summary>What the compiler calls for a range of an array.</summary>
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            int start = range.Start.GetOffset(array.Length);
            int length = range.End.GetOffset(array.Length) - start;
            var part = new T[length];
            Array.Copy(array, start, part, 0, length);
            return part;
        }
    }
}

namespace System.Net.Http
{
    internal sealed class SocketsHttpHandler : HttpClientHandler;
}

namespace WebexMeetings.Tests
{
    internal sealed class ReferenceEqualityComparer : IEqualityComparer<object>
    {
        public static ReferenceEqualityComparer Instance { get; } = new();

        public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

        // The same for all objects of a type, because the class above hides the one that knows an object's own.
        public int GetHashCode(object obj) => obj.GetType().GetHashCode();
    }
}

namespace WebexMeetings
{
    internal static class Missing
    {
        public static string Replace(this string text, string old, string with, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, with) : throw new ArgumentOutOfRangeException(nameof(comparison));

        extension(Task task)
        {
            public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;

            public static Task Delay(TimeSpan delay, TimeProvider time) => time.Delay(delay);
        }

        extension(ThreadPool)
        {
            public static bool UnsafeQueueUserWorkItem<T>(Action<T> action, T state, bool preferLocal) =>
                ThreadPool.UnsafeQueueUserWorkItem(item => action((T)item), state);
        }

        extension(Parallel)
        {
            public static Task ForEachAsync<T>(IEnumerable<T> source, ParallelOptions options, Func<T, CancellationToken, ValueTask> body)
            {
                T[] items = [.. source];
                return Parallel.ForAsync(0, items.Length, options, (i, stop) => body(items[i], stop));
            }

            public static Task ForAsync(int from, int to, ParallelOptions options, Func<int, CancellationToken, ValueTask> body)
            {
                int next = from - 1;
                return Task.WhenAll(Enumerable.Range(0, options.MaxDegreeOfParallelism).Select(_ => Task.Run(WorkAsync)));

                async Task WorkAsync()
                {
                    for (int i; (i = Interlocked.Increment(ref next)) < to;)
                    {
                        await body(i, options.CancellationToken);
                    }
                }
            }
        }

        extension(ArgumentNullException)
        {
            public static void ThrowIfNull(object? argument) => _ = argument ?? throw new ArgumentNullException(nameof(argument));
        }
    }
}
