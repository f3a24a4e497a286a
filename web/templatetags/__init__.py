"""What templates of pages can say besides what Django lets them say."""
