namespace DeepInit;

/// <summary>A heap whose first item is the least. netstandard2.0 has no PriorityQueue, and that one leaves open which of two equal items comes first.</summary>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class BinaryHeap<T>
    where T : struct, IComparable<T>
{
    private T[] _items;

    /// <summary>An empty heap.</summary>
    /// <param name="capacity">Room for so many; more room is made where it is needed. At least 1.</param>
    public BinaryHeap(int capacity = 16) => _items = new T[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The least; there must be one.</summary>
    public T Least => _items[0];

    /// <summary>Takes all out.</summary>
    public void Clear() => Count = 0;

    /// <summary>Puts one in.</summary>
    public void Push(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, 2 * Count);
        int at = Count++;
        while (at > 0 && item.CompareTo(_items[(at - 1) / 2]) < 0)
        {
            _items[at] = _items[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _items[at] = item;
    }

    /// <summary>Takes the least out.</summary>
    public T Pop()
    {
        T least = _items[0];
        T last = _items[--Count];
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= Count)
                break;
            if (child + 1 < Count && _items[child + 1].CompareTo(_items[child]) < 0)
                child++;
            if (last.CompareTo(_items[child]) <= 0)
                break;
            _items[at] = _items[child];
            at = child;
        }

        _items[at] = last;
        return least;
    }
}
