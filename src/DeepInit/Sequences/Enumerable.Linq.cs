using Linq = System.Linq.Enumerable;

namespace DeepInit.Sequences;

/// <content>What is one method in <c>System.Linq</c>, too, and no iterator of its own; and the few that stand in code which small programs have not.</content>
internal static partial class Enumerable
{
    public static int Sum(this IEnumerable<int> source) => Linq.Sum(source);

    public static double Sum(this IEnumerable<double> source) => Linq.Sum(source);

    public static int Sum<T>(this IEnumerable<T> source, Func<T, int> selector) => Linq.Sum(source, selector);

    public static double Sum<T>(this IEnumerable<T> source, Func<T, double> selector) => Linq.Sum(source, selector);

    public static T? Max<T>(this IEnumerable<T> source) => Linq.Max(source);

    public static int Max<T>(this IEnumerable<T> source, Func<T, int> selector) => Linq.Max(source, selector);

    public static double Max<T>(this IEnumerable<T> source, Func<T, double> selector) => Linq.Max(source, selector);

    public static T? Min<T>(this IEnumerable<T> source) => Linq.Min(source);

    public static int Min<T>(this IEnumerable<T> source, Func<T, int> selector) => Linq.Min(source, selector);

    public static double Min<T>(this IEnumerable<T> source, Func<T, double> selector) => Linq.Min(source, selector);

    public static double Average<T>(this IEnumerable<T> source, Func<T, double> selector) => Linq.Average(source, selector);

    public static int Count<T>(this IEnumerable<T> source) => Linq.Count(source);

    public static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate) => Linq.Count(source, predicate);

    public static T ElementAt<T>(this IEnumerable<T> source, int index) => Linq.ElementAt(source, index);

    public static T Single<T>(this IEnumerable<T> source, Func<T, bool> predicate) => Linq.Single(source, predicate);

    public static bool Contains<T>(this IEnumerable<T> source, T value) => Linq.Contains(source, value);

    public static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second) => Linq.SequenceEqual(first, second);

    public static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T>? comparer) => Linq.SequenceEqual(first, second, comparer);

    public static IEnumerable<T> Reverse<T>(this IEnumerable<T> source) => Linq.Reverse(source);

    public static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate) => Linq.TakeWhile(source, predicate);

    public static List<T> ToList<T>(this IEnumerable<T> source) => new(source);

    public static System.Linq.ILookup<TKey, T> ToLookup<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IEqualityComparer<TKey>? comparer = null) => Linq.ToLookup(source, key, comparer);

    public static IEnumerable<System.Linq.IGrouping<TKey, T>> GroupBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => Linq.GroupBy(source, key);
}
