using DeepInit;
using Samples.Shared;

namespace Recommender.Baselines;

/// <summary>
/// EASE (Steck 2019): every item is a linear function of all others, the ridge regression of the table of who chose what on itself with a diagonal of zeros. In closed form B = I − P / diag(P), P = (XᵀX + λ)⁻¹.
/// </summary>
/// <remarks>X P = (XXᵀ + λ)⁻¹ X, so that the smaller of the two matrices is inverted: that of the users, or that of the items.</remarks>
internal sealed class LinearItems : IRankingScorer
{
    private readonly Interactions _train;

    // X P, and the diagonal of P.
    private readonly float[] _products;
    private readonly double[] _diagonal;

    public LinearItems(Interactions train, double ridge = 400)
    {
        _train = train;
        int users = train.UserCount, items = train.ItemCount;
        _products = new float[users * items];
        _diagonal = new double[items];
        List<int>[] usersOf = ItemNeighbours.UsersOf(train);
        bool byUsers = users <= items;
        int n = byUsers ? users : items;
        var gram = new double[n * n];
        for (int i = 0; i < (byUsers ? items : users); i++)
        {
            ReadOnlySpan<int> members = byUsers ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(usersOf[i]) : train.ItemsOf(i);
            foreach (int a in members)
            {
                foreach (int b in members)
                    gram[(a * n) + b]++;
            }
        }

        for (int i = 0; i < n; i++)
            gram[(i * n) + i] += ridge;
        double[] inverse = SymmetricMatrix.Invert(gram, n);
        for (int item = 0; item < items; item++)
        {
            double own = 0;
            for (int user = 0; user < users; user++)
            {
                double sum = 0;
                if (byUsers)
                {
                    foreach (int other in usersOf[item])
                        sum += inverse[(user * n) + other];
                }
                else
                {
                    foreach (int other in train.ItemsOf(user))
                        sum += inverse[(other * n) + item];
                }

                _products[(user * items) + item] = (float)sum;
            }

            foreach (int user in usersOf[item])
                own += _products[(user * items) + item];

            // P = (I − Xᵀ (X P)) / λ.
            _diagonal[item] = byUsers ? (1 - own) / ridge : inverse[(item * n) + item];
        }
    }

    public int CandidateCount => _train.ItemCount;

    public void Score(int query, Span<float> scores)
    {
        for (int item = 0; item < scores.Length; item++)
            scores[item] = (float)(-_products[(query * scores.Length) + item] / _diagonal[item]);
        foreach (int item in _train.ItemsOf(query))
            scores[item]++;
    }
}
