using DeepInit;

namespace Recommender.Baselines;

/// <summary>Whatever says which rating a user would give an item.</summary>
internal interface IRatingPredictor
{
    /// <summary>The rating that is expected.</summary>
    double Predict(int user, int item);

    /// <summary>The root of the mean squared error and the mean absolute error, predictions cut to the range of ratings.</summary>
    (double Rmse, double Mae) Measure(Interactions test, double least, double most)
    {
        double squares = 0, distances = 0;
        for (int pair = 0; pair < test.Count; pair++)
        {
            double error = Math.Clamp(Predict(test.Users.Span[pair], test.Items.Span[pair]), least, most) - test.Ratings.Span[pair];
            squares += error * error;
            distances += Math.Abs(error);
        }

        return (Math.Sqrt(squares / test.Count), distances / test.Count);
    }
}
