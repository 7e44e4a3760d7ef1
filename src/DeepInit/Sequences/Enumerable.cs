namespace DeepInit.Sequences;

/// <summary>Those methods of <c>System.Linq</c> that files, rows and training need, as plain iterators.</summary>
/// <remarks>
/// In a native program each iterator of <c>System.Linq</c> costs some kilobytes for each type of elements: it has two dozen virtual methods, and among them generic
/// virtual ones, which bring the loader of types into the program besides. An iterator of the compiler has five. The names are the same on purpose, and this project
/// has these in the place of <c>System.Linq</c>. None of them stands in a step of training.
/// </remarks>
internal static partial class Enumerable
{
    public static IEnumerable<int> Range(int start, int count)
    {
        for (int i = 0; i < count; i++)
            yield return start + i;
    }

    public static IEnumerable<T> Repeat<T>(T element, int count)
    {
        for (int i = 0; i < count; i++)
            yield return element;
    }

    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, TResult> selector)
    {
        foreach (T element in source)
            yield return selector(element);
    }

    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, int, TResult> selector)
    {
        int index = 0;
        foreach (T element in source)
            yield return selector(element, index++);
    }

    public static IEnumerable<TResult> SelectMany<T, TResult>(this IEnumerable<T> source, Func<T, IEnumerable<TResult>> selector)
    {
        foreach (T element in source)
        {
            foreach (TResult result in selector(element))
                yield return result;
        }
    }

    public static IEnumerable<TResult> SelectMany<T, TMiddle, TResult>(this IEnumerable<T> source, Func<T, IEnumerable<TMiddle>> selector, Func<T, TMiddle, TResult> result)
    {
        foreach (T element in source)
        {
            foreach (TMiddle middle in selector(element))
                yield return result(element, middle);
        }
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T element in source)
        {
            if (predicate(element))
                yield return element;
        }
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)
    {
        int index = 0;
        foreach (T element in source)
        {
            if (predicate(element, index++))
                yield return element;
        }
    }

    public static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)
    {
        foreach (T element in first)
            yield return element;
        foreach (T element in second)
            yield return element;
    }

    public static IEnumerable<T> Append<T>(this IEnumerable<T> source, T last)
    {
        foreach (T element in source)
            yield return element;
        yield return last;
    }

    public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)
    {
        foreach (T element in source)
        {
            if (count-- <= 0)
                yield return element;
        }
    }

    public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)
    {
        if (count <= 0)
            yield break;
        foreach (T element in source)
        {
            yield return element;
            if (--count == 0)
                yield break;
        }
    }

    public static IEnumerable<TResult> Zip<T, TOther, TResult>(this IEnumerable<T> first, IEnumerable<TOther> second, Func<T, TOther, TResult> selector)
    {
        using IEnumerator<TOther> other = second.GetEnumerator();
        foreach (T element in first)
        {
            if (!other.MoveNext())
                yield break;
            yield return selector(element, other.Current);
        }
    }

    public static IEnumerable<T> Except<T>(this IEnumerable<T> first, IEnumerable<T> second)
    {
        var seen = new HashSet<T>(second);
        foreach (T element in first)
        {
            if (seen.Add(element))
                yield return element;
        }
    }

    public static IEnumerable<T> Distinct<T>(this IEnumerable<T> source) => source.Except([]);

    public static IEnumerable<T> OfType<T>(this System.Collections.IEnumerable source)
    {
        foreach (object? element in source)
        {
            if (element is T found)
                yield return found;
        }
    }

    public static OrderedSequence<T> OrderBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null) => new OrderedSequence<T>(source).By(key, comparer, descending: false);

    public static OrderedSequence<T> OrderByDescending<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => new OrderedSequence<T>(source).By(key, null, descending: true);

    public static OrderedSequence<T> ThenBy<T, TKey>(this OrderedSequence<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null) => source.By(key, comparer, descending: false);

    public static bool Any<T>(this IEnumerable<T> source)
    {
        using IEnumerator<T> elements = source.GetEnumerator();
        return elements.MoveNext();
    }

    public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T element in source)
        {
            if (predicate(element))
                return true;
        }

        return false;
    }

    public static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T element in source)
        {
            if (!predicate(element))
                return false;
        }

        return true;
    }

    public static T First<T>(this IEnumerable<T> source)
    {
        foreach (T element in source)
            return element;
        throw new InvalidOperationException("There is no element.");
    }

    public static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate) => source.Where(predicate).First();

    public static T? FirstOrDefault<T>(this IEnumerable<T> source)
    {
        foreach (T element in source)
            return element;
        return default;
    }

    public static T? FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        foreach (T element in source)
        {
            if (predicate(element))
                return element;
        }

        return default;
    }

    public static T[] ToArray<T>(this IEnumerable<T> source) => new List<T>(source).ToArray();

    public static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull => source.ToDictionary(key, element => element, comparer);

    public static Dictionary<TKey, TValue> ToDictionary<T, TKey, TValue>(this IEnumerable<T> source, Func<T, TKey> key, Func<T, TValue> value, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        var result = new Dictionary<TKey, TValue>(comparer);
        foreach (T element in source)
            result.Add(key(element), value(element));
        return result;
    }
}
