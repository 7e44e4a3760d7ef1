using System.Collections;

namespace DeepInit.Sequences;

/// <summary>Elements in the order of their keys, equals in the order they came in: sorted anew by each enumeration. For the reasons of <see cref="Enumerable"/>.</summary>
/// <typeparam name="T">An element.</typeparam>
/// <param name="source">The elements.</param>
internal sealed class OrderedSequence<T>(IEnumerable<T> source) : IEnumerable<T>
{
    // Each makes a comparison of places out of the elements, with their keys taken once.
    private readonly List<Func<T[], Comparison<int>>> _orders = [];

    public OrderedSequence<T> By<TKey>(Func<T, TKey> key, IComparer<TKey>? comparer, bool descending)
    {
        _orders.Add(elements =>
        {
            IComparer<TKey> order = comparer ?? Comparer<TKey>.Default;
            TKey[] keys = Array.ConvertAll(elements, element => key(element));
            return descending ? (a, b) => order.Compare(keys[b], keys[a]) : (a, b) => order.Compare(keys[a], keys[b]);
        });
        return this;
    }

    public IEnumerator<T> GetEnumerator()
    {
        T[] elements = source.ToArray();
        var comparisons = new Comparison<int>[_orders.Count];
        for (int i = 0; i < comparisons.Length; i++)
            comparisons[i] = _orders[i](elements);

        int[] places = new int[elements.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(places, (a, b) =>
        {
            foreach (Comparison<int> comparison in comparisons)
            {
                if (comparison(a, b) is not 0 and int order)
                    return order;
            }

            return a.CompareTo(b);
        });

        foreach (int place in places)
            yield return elements[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
