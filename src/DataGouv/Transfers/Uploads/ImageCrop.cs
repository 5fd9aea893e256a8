using System.Globalization;

namespace DataGouv;

/// <summary>A rectangle of an image, in pixels from its upper left corner.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Right">The right edge, greater than the left one.</param>
/// <param name="Bottom">The lower edge, greater than the upper one.</param>
public readonly record struct ImageCrop(double Left, double Top, double Right, double Bottom)
{
    /// <summary>As the platform reads it: left, top, right, bottom.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left},{Top},{Right},{Bottom}");

    internal string Checked() =>
        Left >= 0 && Top >= 0 && Right > Left && Bottom > Top && double.IsFinite(Right) && double.IsFinite(Bottom)
            ? ToString()
            : throw new ArgumentOutOfRangeException(
                "crop",
                this,
                "A crop goes from left to right and from top to bottom, and begins at 0 or further in.");
}
